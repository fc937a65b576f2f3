"""The net that each rule is tested in."""

from typing import TYPE_CHECKING

import pytest

from net import Net

if TYPE_CHECKING:
    from service.conftest import House, Site


@pytest.fixture
def net(site: "Site", house: "House") -> Net:
    # Ten past, so that no time to come falls on the minute that is left to others.
    house.clock.seconds += 600
    return Net(site, house)
