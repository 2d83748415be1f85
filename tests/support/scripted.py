# SPDX-License-Identifier: MIT
"""A simple calendar server, behind servers.proxy.Proxy."""

PRINCIPAL = ('<D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:response><D:href>/</D:href><D:propstat>'
             "<D:prop><D:current-user-principal><D:href>/me/</D:href></D:current-user-principal></D:prop>"
             "<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>")
HOME = ('<D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:response><D:href>/me/</D:href><D:propstat>'
        "<D:prop><C:calendar-home-set><D:href>/me/</D:href></C:calendar-home-set></D:prop>"
        "<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>")


def calendar(more=""):
    return ('<D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:response><D:href>/me/cal/</D:href>'
            "<D:propstat><D:prop><D:resourcetype><D:collection/><C:calendar/></D:resourcetype>"
            f"<D:displayname>In touch</D:displayname>{more}</D:prop>"
            "<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>")


ONLY_TASKS = '<C:supported-calendar-component-set><C:comp name="VTODO"/></C:supported-calendar-component-set>'
READ_ONLY = ("<D:current-user-privilege-set><D:privilege><D:read/></D:privilege></D:current-user-privilege-set>")


class Scripted:
    """Answers each request by `answers(method, path, headers)`, and keeps a list of the requests."""

    def __init__(self, answers):
        self.answers = answers
        self.asked = []

    def __call__(self, handler, method, path):
        self.asked.append((method, path, handler.headers.get("Authorization")))
        self.body = handler.body
        status, body, headers = self.answers(method, path, handler.headers)
        handler.answer(status, body if isinstance(body, bytes) else body.encode(), **headers)
        return True


def found(more="", put=(201, "", {})):
    """The answers of a server with one calendar. `put` is the answer to writing, and anything else is 404."""
    def answers(method, path, headers):
        if method == "PROPFIND":
            if path == "/":
                return 207, PRINCIPAL, {}
            if path == "/me/" and headers.get("Depth") == "0":
                return 207, HOME, {}
            if path in ("/me/", "/me/cal/"):
                return 207, calendar(more), {}
        if method == "PUT":
            return put
        return 404, "", {}
    return answers
