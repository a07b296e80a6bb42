"""Files of the packed and structured formats, made for tests."""

import gzip
import io
import zipfile

PROMISE = "The minister promised to combat corruption in Honduras."
REST = "The congress in the capital will hear of it before the end of the year, as the ministry said on Thursday."


def page(text: str = PROMISE, url: str = "https://news.example/1") -> str:
    """A news page."""
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>Ministers meet</title><link rel=canonical href='{url}'>"
        "<meta property='article:published_time' content='2021-07-29T10:00:00Z'></head><body>"
        f"<nav><a href=/>Home</a></nav><article><h1>Ministers meet</h1><p>{text}</p><p>{REST}</p></article></html>"
    )


def record(url: str, body: bytes, kind: str = "text/html", status: str = "200 OK") -> bytes:
    """A record of a web archive: what a server answered."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2021-07-29T10:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def zipped(**members: str | bytes) -> bytes:
    """A zip file; its members' names are given as keywords."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def gzipped(content: str) -> bytes:
    """As `.gz`."""
    return gzip.compress(content.encode())
