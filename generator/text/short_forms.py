"""Names of states and bodies that readers use for each other, whatever an article calls them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from .folding import words

_GROUPS: Final = (
    ("North Korea", "DPRK", "Democratic People's Republic of Korea"),
    ("South Korea", "ROK", "Republic of Korea"),
    ("China", "PRC", "People's Republic of China"),
    ("Taiwan", "ROC", "Republic of China"),
    ("Russia", "RF", "Russian Federation"),
    ("United States", "US", "USA", "United States of America", "America"),
    ("United Kingdom", "UK", "Great Britain", "Britain"),
    ("United Arab Emirates", "UAE", "Emirates"),
    ("Democratic Republic of the Congo", "DRC", "DR Congo", "Congo-Kinshasa"),
    ("Saudi Arabia", "KSA"),
    ("South Africa", "RSA"),
    ("Soviet Union", "USSR"),
    ("Türkiye", "Turkey"),
    ("Czech Republic", "Czechia"),
    ("Myanmar", "Burma"),
    ("Côte d'Ivoire", "Ivory Coast"),
    ("Timor-Leste", "East Timor"),
    ("Eswatini", "Swaziland"),
    ("Cabo Verde", "Cape Verde"),
    ("North Macedonia", "Macedonia"),
    ("Bosnia and Herzegovina", "BiH", "Bosnia"),
    ("Netherlands", "Holland"),
    ("Ukraine", "UA"),
    ("Kyiv", "Kiev"),
    ("European Union", "EU"),
    ("European Commission", "EC"),
    ("United Nations", "UN", "UNO"),
    ("United Nations Security Council", "UN Security Council", "UNSC", "Security Council"),
    ("North Atlantic Treaty Organization", "North Atlantic Treaty Organisation", "NATO"),
    ("Association of Southeast Asian Nations", "ASEAN"),
    ("African Union", "AU"),
    ("Arab League", "League of Arab States"),
    ("Gulf Cooperation Council", "GCC"),
    ("Shanghai Cooperation Organisation", "Shanghai Cooperation Organization", "SCO"),
    ("Collective Security Treaty Organization", "Collective Security Treaty Organisation", "CSTO"),
    ("Commonwealth of Independent States", "CIS"),
    ("Organization for Security and Co-operation in Europe", "OSCE"),
    ("Organization of the Petroleum Exporting Countries", "OPEC"),
    ("International Atomic Energy Agency", "IAEA"),
    ("International Monetary Fund", "IMF"),
    ("World Health Organization", "World Health Organisation", "WHO"),
    ("World Trade Organization", "World Trade Organisation", "WTO"),
    ("International Criminal Court", "ICC"),
    ("International Court of Justice", "ICJ"),
    ("Group of Seven", "G7"),
    ("Group of Twenty", "G20"),
    ("Chinese Communist Party", "Communist Party of China", "CCP", "CPC"),
    ("Workers' Party of Korea", "WPK"),
    ("People's Liberation Army", "PLA"),
    ("People's Liberation Army Navy", "PLAN"),
    ("Korean People's Army", "KPA"),
    ("Kuomintang", "KMT"),
    ("Liberal Democratic Party", "LDP"),
    ("Department of Defense", "US Department of Defense", "DoD", "Pentagon"),
    ("Central Intelligence Agency", "CIA"),
    ("Ministry of Foreign Affairs", "MFA", "Foreign Ministry"),
    ("Ministry of Defence", "Ministry of Defense", "MoD", "Defence Ministry"),
    ("Israel Defense Forces", "IDF"),
    ("Islamic Revolutionary Guard Corps", "IRGC", "Revolutionary Guards"),
    ("Islamic State", "ISIS", "ISIL", "IS", "Daesh"),
)
_OTHERS: Final = {"".join(words(name)): group for group in _GROUPS for name in group}


def others(names: Iterable[str]) -> tuple[str, ...]:
    """The names that readers may use for something with these names."""
    keys = {"".join(words(name)).removeprefix("the") for name in names}
    found = (group for key in sorted(keys) if (group := _OTHERS.get(key)))
    return tuple(dict.fromkeys(name for group in found for name in group if "".join(words(name)) not in keys))
