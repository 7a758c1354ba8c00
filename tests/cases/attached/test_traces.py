"""Place and camera go; not one point of the picture changes."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from casedesk.cases.attached.examining import examined
from casedesk.cases.attached.traces import without_traces
from casedesk.cases.attached.trouble import BrokenPicture
from casedesk.cases.codes.review import Media
from tests.cases.attached import papers


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("side_up", range(1, 9))
def test_a_jpeg_keeps_every_point_and_which_side_is_up(side_up: int, progressive: bool) -> None:
    photo = papers.jpeg(side_up=side_up, progressive=progressive)
    assert b"CanaryPlace" in photo
    assert b"CanaryCamera" in photo
    undefined = b"\xff\xf0\0\x0dCanaryWords\xff\x42\0\x0dCanaryWords"  # markers nobody uses, with words in them
    bare = without_traces(photo[:2] + undefined + photo[2:], Media.JPEG)
    assert b"Canary" not in bare
    assert opened(bare).tobytes() == opened(photo).tobytes()
    assert dict(opened(bare).getexif()) == ({papers.ORIENTATION: side_up} if side_up > 1 else {})
    assert ImageOps.exif_transpose(opened(bare)).tobytes() == ImageOps.exif_transpose(opened(photo)).tobytes()
    assert examined(bare).media is Media.JPEG


def test_the_colours_a_profile_describes_stay() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    into = BytesIO()
    papers.picture().save(into, "JPEG", icc_profile=profile)
    assert opened(without_traces(into.getvalue(), Media.JPEG)).info["icc_profile"] == profile


def test_a_png_keeps_every_point_and_no_words() -> None:
    picture = papers.png()
    assert b"Canary" in picture
    bare = without_traces(picture + b"CanaryTrailer", Media.PNG)
    assert b"Canary" not in bare
    assert opened(bare).tobytes() == opened(picture).tobytes()


def test_a_paper_is_not_a_picture() -> None:
    with pytest.raises(ValueError, match="PDF"):
        without_traces(papers.pdf(), Media.PDF)


@given(st.binary(max_size=400), st.integers(0, 700), st.sampled_from([Media.JPEG, Media.PNG]))
def test_torn_pictures_are_told_and_never_more(noise: bytes, place: int, media: Media) -> None:
    whole = papers.jpeg() if media is Media.JPEG else papers.png()
    try:
        bare = without_traces(whole[: max(place, 8)] + noise, media)
    except BrokenPicture:
        return
    assert isinstance(bare, bytes)
