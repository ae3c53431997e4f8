import pytest
from sample_war import EMPTY, war


@pytest.fixture(scope="session")
def snapshot():
    return war()


@pytest.fixture(scope="session")
def empty():
    return EMPTY
