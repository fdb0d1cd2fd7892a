"""The look of drawings in files of their own: attributes instead of classes, which no policy of a host forbids."""

from __future__ import annotations

from generator.text.looks import written
from tests.support.rows import each

LOOKS = (
    ("path", {"stroke": "grey"}),
    (".hostile .edge", {"stroke": "red", "stroke-dasharray": "7 3"}),
    ("g.centre text", {"fill": "white"}),
)
CASES = [
    ('<path d="M0 0"></path>', '<path d="M0 0" stroke="grey"></path>'),
    ('<g class="tone hostile"><path class="edge" d="M0"></path></g><path class="edge" d="M1"></path>',
     '<g><path d="M0" stroke="red" stroke-dasharray="7 3"></path></g><path d="M1" stroke="grey"></path>'),
    ('<g class="centre"><g><text x="1">&lt;path&gt; class="edge"</text></g></g><text>a</text>',
     '<g><g><text x="1" fill="white">&lt;path&gt; class="edge"</text></g></g><text>a</text>'),
    ('<path class="edge" stroke="blue"></path>', '<path stroke="blue"></path>'),
]  # fmt: skip


@each(("drawing", "wanted"), CASES)
def test_classes_become_the_attributes_that_they_stand_for(drawing: str, wanted: str) -> None:
    """Of an element and those around it; a later rule holds over an earlier one, and an attribute that is there over both."""
    assert written(drawing, LOOKS) == wanted
