"""Which parts of a web page are not the article, by their elements, roles, classes and ids."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from ..articles.article import Reason

#: Words in the class or id of an element.  Compared word by word: `site-nav` has the words site and nav.
_WORDS: Final[dict[Reason, str]] = {
    "cookie bar": "cookie cookies consent gdpr onetrust didomi usercentrics truste ccpa cookiebar cookiebanner cookieconsent cookienotice cmp",
    "advertisement": "ad ads advert adverts advertisement advertising adslot adunit adsense adsbygoogle dfp sponsor sponsored sponsors werbung anzeige publicite "
    "publicidad publi reklama реклама taboola outbrain",
    "comments": "comments disqus commentlist kommentare commentaires comentarios replies respond comment",
    "sharing": "share sharing social socials sharebar sharethis addtoany sharedaddy sharebuttons sharetools bookmark",
    "sign-up": "newsletter newsletters signup subscribe subscription subscriptions optin mailchimp paywall regwall piano donate donation registration",
    "related articles": "related recommended recommendations recirc recirculation readmore mostread popular trending teaser teasers promo upnext sidebar rail "
    "widget widgets seealso morestories linkbox lateral",
    "menu": "nav navbar navigation menu breadcrumb breadcrumbs topbar toolbar pagination pager masthead gnav skiplink toc navigator submenu megamenu langswitch noprint editsection hatnote backlink",
    "footer": "footer copyright colophon imprint siteinfo footerlinks catlinks",
    "hidden": "sr-only visually-hidden visuallyhidden screen-reader-text screenreader skip",
}
_PHRASES: Final[dict[Reason, str]] = {
    "related articles": r"related|recommended|most (?:read|popular|viewed|shared)|read (?:more|next|also)|more (?:on|from|stories)|see also|you may|up next|also read|latest news",
    "menu": r"skip (?:link|to|nav)|site header|page header|top bar|lang(?:uage)? (?:switch|select|nav)|table of contents",
    "footer": r"site info|page foot|site foot|foot links|author bio|post tags|entry meta tags|article tags|tag list",
    "cookie bar": r"cookie|sp message container|qc cmp|cc window|privacy (?:notice|banner|bar)",
    "sharing": r"a2a|share(?:s|d)? (?:bar|buttons?|links?|tools?)|print (?:link|button)|social",
    "comments": r"comments? (?:area|list|section|form|thread|count|body|text|box|wrap)|fb comments|reader comments",
    "sign-up": r"sign up|newsletter|mailing list|subscribe|call to action",
    "advertisement": r"google ads?|banner ad|ad (?:slot|unit|container|wrapper|label|banner)|text ad",
    "hidden": r"sr only|visually hidden|screen reader(?: text)?|assistive text",
}
_BY_WORD: Final[dict[str, Reason]] = {word: reason for reason, words in _WORDS.items() for word in words.split()}
_BY_PHRASE: Final = tuple((reason, re.compile(rf"(?:^| )(?:{pattern})")) for reason, pattern in _PHRASES.items())
_BY_TAG: Final[dict[str, Reason]] = {
    "nav": "menu", "amp-sidebar": "menu", "menu": "menu", "amp-consent": "cookie bar", "amp-ad": "advertisement", "amp-embed": "advertisement",
    "ins": "advertisement", "amp-social-share": "sharing", "amp-sticky-ad": "advertisement", "dialog": "hidden",
}  # fmt: skip
_BY_ROLE: Final[dict[str, Reason]] = {
    "navigation": "menu", "menu": "menu", "menubar": "menu", "search": "form", "contentinfo": "footer", "complementary": "related articles",
    "toolbar": "sharing", "alertdialog": "cookie bar", "doc-toc": "menu", "tablist": "menu",
}  # fmt: skip
#: Elements that contain the article, whatever their classes say of the page as a whole.
_WHOLE: Final = frozenset({"html", "body", "main"})
_OWN_LINE: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "tr", "tbody"})
_INVISIBLE: Final = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)


def reason(element: Any) -> Reason | None:
    """Why an element is not part of the article; None if nothing says so."""
    tag = element.tag
    if tag in _WHOLE:
        return None
    if "hidden" in element.attrib or _INVISIBLE.search(element.get("style", "")):
        return "hidden"
    found = _BY_ROLE.get(element.get("role", "").strip().lower())
    if found and not (tag in ("aside", "section") and found == "related articles"):
        return found
    if tag == "ins" and "adsbygoogle" not in element.get("class", ""):
        return None
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    if tag == "footer":
        return None if any(above.tag in ("blockquote", "figure") for above in element.iterancestors()) else "footer"
    if "data-ad-slot" in element.attrib or "data-ad-unit" in element.attrib or "data-google-query-id" in element.attrib:
        return "advertisement"
    return named(_names(element), strict=tag in _OWN_LINE)


def named(names: Iterable[str], *, strict: bool = False) -> Reason | None:
    """Why an element with some classes and ids is not part of the article.

    `strict` accepts only words that are a whole class or id: a paragraph may be called `article-comment`.
    """
    for name in names:
        words = _words(name)
        joined = " ".join(words)
        if joined in _BY_WORD:
            return _BY_WORD[joined]
        if "".join(words) in _BY_WORD and len(words) < 4:
            return _BY_WORD["".join(words)]
        if strict:
            continue
        for why, pattern in _BY_PHRASE:
            if pattern.search(joined):
                return why
        for word in words:
            if word in _BY_WORD and not _about_page(words):
                return _BY_WORD[word]
    return None


def _about_page(words: list[str]) -> bool:
    """Whether a class says something of the page as a whole: `has-sidebar`, `no-ads`, `with-comments`, `comment-page`."""
    return words[0] in (
        "has",
        "no",
        "with",
        "without",
        "is",
        "not",
        "hide",
        "show",
        "js",
        "layout",
        "page",
        "template",
        "single",
        "tone",
        "theme",
    )


def _names(element: Any) -> list[str]:
    return [*element.get("class", "").split(), *element.get("id", "").split()]


def _words(name: str) -> list[str]:
    """The words of a class or id: `site-nav`, `siteNav` and `site_nav` have the same."""
    return re.findall(r"[^\W\d_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()) or [""]
