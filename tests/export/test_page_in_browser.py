"""The page in a real browser, driven over the WebDriver protocol; without one, the reason is printed."""

import base64
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

from kg.export.webpage import to_html

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,900",
)


class Browser:
    """A browser session; ``run`` evaluates a function body in the page."""

    def __init__(self, url):
        self.url = url

    def call(self, path, body=None, method="POST"):
        data = json.dumps(body or {}).encode() if method == "POST" else None
        request = urllib.request.Request(self.url + path, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def run(self, script):
        return self.call("/execute/sync", {"script": script, "args": []})

    def picture(self, path):
        path.write_bytes(base64.b64decode(self.call("/screenshot", method="GET")))


@contextmanager
def browser(binary, driver):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        subprocess.Popen([driver, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process,
    ):
        service = Browser(f"http://127.0.0.1:{port}")
        try:
            wait_for(service)
            options = {"binary": binary, "args": [*FLAGS, f"--user-data-dir={profile}"]}
            wanted = {
                "capabilities": {
                    "alwaysMatch": {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
                }
            }
            session = Browser(f"{service.url}/session/{service.call('/session', wanted)['sessionId']}")
            yield session
            session.call("", method="DELETE")
        finally:
            process.terminate()


def wait_for(service):
    for _ in range(100):
        try:
            if service.call("/status", method="GET")["ready"]:
                return
        except urllib.error.URLError:
            pass
        time.sleep(0.1)
    raise AssertionError("the browser's driver did not start")


def click(selector):
    return f"document.querySelector({json.dumps(selector)}).dispatchEvent(new MouseEvent('click', {{bubbles: true}}))"


def test_page_works_in_a_browser(snapshot, tmp_path, capsys):
    binary, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if not (binary and driver):
        with capsys.disabled():
            sys.stdout.write("\nno browser here: test_webpage.py tests the page's parsed HTML, its script is not run\n")
        return
    page = tmp_path / "graph.html"
    page.write_bytes(to_html(snapshot))
    with browser(binary, driver) as session:
        session.call("/url", {"url": page.as_uri()})
        check_start(session)
        check_evidence(session)
        check_filters(session)
        check_keyboard(session)
        assert session.call("/se/log", {"type": "browser"}) == []


def check_start(session):
    assert session.run("return document.querySelectorAll('script').length") == 2
    assert session.run("return document.querySelectorAll('img, script[src], link').length") == 0
    assert session.run("return performance.getEntriesByType('resource').length") == 0
    assert session.run("return document.querySelectorAll('#table tbody tr').length") == 19


def check_evidence(session):
    session.run(click("g[data-node$='/lantern-brigade']"))
    text = session.run("return document.getElementById('panel').innerText")
    assert "Also called: Lantern Men" in text
    assert "“Army of the Republic attacked Lantern Brigade, officials said.”" in text
    assert "Room opens in the north <img src=x onerror=alert(2)> > The Courier > a field source" in text
    assert "courier.txt · 2014-02-04 · characters" in text
    session.run(click("g.hull[data-coalition='coalition:1'] path"))
    assert session.run("return document.querySelectorAll('#panel li').length") == 4
    session.run(click("g.edge:has(.counter)"))
    assert "Disputed: sources that say otherwise" in session.run("return document.getElementById('panel').innerText")


def check_filters(session):
    session.run("document.getElementById('disputed').click()")
    assert session.run("return document.querySelectorAll('#table tbody tr').length") == 1
    assert session.run("return document.querySelectorAll('g.edge:not(.gone)').length") == 1
    session.run("document.getElementById('disputed').click()")
    session.run("search.value = 'lantern men'; search.dispatchEvent(new Event('input', {bubbles: true}))")
    assert session.run("return document.querySelectorAll('#table tbody tr').length") == 5
    session.run("search.value = ''; search.dispatchEvent(new Event('input', {bubbles: true}))")
    session.run("document.getElementById('show-table').click()")
    assert session.run("return document.getElementById('picture').hidden") is True
    session.run("document.getElementById('show-picture').click()")


def check_keyboard(session):
    press = "document.querySelector('g.edge').dispatchEvent(new KeyboardEvent('keydown', {key: '%s', bubbles: true}))"
    session.run(press % "Enter")
    assert session.run("return document.activeElement.id") == "panel"
    whole = session.run("return document.querySelector('#picture > svg').viewBox.baseVal.width")
    session.run(press % "+")
    zoomed = session.run("return document.querySelector('#picture > svg').viewBox.baseVal.width")
    assert round(whole / zoomed, 2) == 1.25
