"""XML read with the places of its elements, so that nothing else in a part is touched."""

from xml.sax.saxutils import quoteattr

from hypothesis import given
from hypothesis import strategies as st

from cchc_core.printing.filling.xml import changed, parse, tag

VALUES = st.text(alphabet="a>'\"& \t\n")


@given(st.lists(VALUES, max_size=4))
def test_an_element_begins_and_ends_where_it_does(values):
    """Whatever stands in its attributes: quotes of both kinds, and what looks like its end."""
    told = "".join(f" n{at}={quoteattr(value)}" for at, value in enumerate(values))
    content = f"<r><a{told}>x</a><b{told}/></r>".encode()
    one, other = parse(content).children
    assert content[one.start : one.end] == f"<a{told}>x</a>".encode()
    assert content[one.opened : one.closed] == b"x"
    assert content[other.start : other.end] == f"<b{told}/>".encode()
    assert list(one.attributes.values()) == list(other.attributes.values()) == values


@given(VALUES)
def test_a_tag_that_is_written_is_read_as_it_was_meant(value):
    """Line ends and tabs in it too."""
    content = b"<r><a>x</a></r>"
    (old,) = parse(content).children
    new = changed(content, [(old.start, old.end, tag("b", {"n": value}, empty=True))])
    (read,) = parse(new).children
    assert (read.name, read.attributes) == ("b", {"n": value})
