// SPDX-License-Identifier: MIT
#include "dav/xml.hpp"

#include "core/ascii.hpp"

#include <fmt/format.h>
#include <libxml/parser.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace intouch::dav {

namespace {

std::string_view text_of(const xmlChar* text) {
    return text == nullptr ? std::string_view()
                           : reinterpret_cast<const char*>(text); // NOLINT: libxml2's bytes
}

/// Builds elements from the events of the parser.
struct builder {
    const xml_limits& limits;
    const std::function<void(const xml_name&, element)>& take;
    xmlParserCtxtPtr parser = nullptr;
    std::optional<xml_name> root{};
    std::vector<element> open{}; ///< the child of the root that is being read, and its open descendants
    std::size_t elements = 0;
    std::size_t text = 0;
    std::string refused{}; ///< why the parser was stopped; empty: it was not

    void refuse(std::string why) {
        if (refused.empty()) refused = std::move(why);
        xmlStopParser(parser);
    }
    void begin(element e);
    void end();
    void characters(std::string_view more);
};

void builder::begin(element e) {
    if (!root) {
        root = std::move(e.name);
        return;
    }
    if (open.empty()) elements = text = 0;
    if (open.size() + 2 > limits.depth)
        return refuse(fmt::format("is nested more than {} deep", limits.depth));
    if (++elements > limits.elements_in_child)
        return refuse(fmt::format("has more than {} elements in one", limits.elements_in_child));
    open.push_back(std::move(e));
}

void builder::end() {
    if (open.empty()) return; // the root
    element done = std::move(open.back());
    open.pop_back();
    if (open.empty())
        take(*root, std::move(done));
    else
        open.back().children.push_back(std::move(done));
}

void builder::characters(std::string_view more) {
    if (open.empty()) return;
    text += more.size();
    if (text > limits.text_in_child)
        return refuse(fmt::format("has more than {} bytes of text in one element", limits.text_in_child));
    open.back().text += more;
}

builder& builder_of(void* context) {
    return *static_cast<builder*>(static_cast<xmlParserCtxtPtr>(context)->_private);
}

/// libxml2's attributes come as five pointers each: name, prefix, namespace, begin and end of the value.
std::vector<std::pair<std::string, std::string>> read_attributes(std::span<const xmlChar*> fields) {
    std::vector<std::pair<std::string, std::string>> read;
    for (std::size_t i = 0; i + 4 < fields.size(); i += 5) {
        if (fields[i + 2] != nullptr || read.size() == 8) continue;
        read.emplace_back(text_of(fields[i]), std::string(fields[i + 3], fields[i + 4]));
    }
    return read;
}

void on_start(void* context, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* ns,
              int /*namespaces*/, const xmlChar** /*declared*/, int attribute_count, int /*defaulted*/,
              const xmlChar** attributes) {
    builder& b = builder_of(context);
    const std::span fields(attributes, static_cast<std::size_t>(attribute_count) * 5);
    b.begin({{std::string(text_of(ns)), std::string(text_of(name))}, read_attributes(fields)});
}

void on_end(void* context, const xmlChar* /*name*/, const xmlChar* /*prefix*/, const xmlChar* /*ns*/) {
    builder_of(context).end();
}

void on_text(void* context, const xmlChar* text, int length) {
    const auto* bytes = reinterpret_cast<const char*>(text); // NOLINT: libxml2's bytes
    builder_of(context).characters({bytes, static_cast<std::size_t>(length)});
}

void on_doctype(void* context, const xmlChar* /*name*/, const xmlChar* /*id*/, const xmlChar* /*system*/) {
    builder_of(context).refuse("has a DOCTYPE, which WebDAV never has");
}

void on_fault(void* /*context*/, xmlErrorPtr /*fault*/) {}

xmlSAXHandler make_handler() {
    xmlSAXHandler handler{};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = on_start;
    handler.endElementNs = on_end;
    handler.characters = on_text;
    handler.cdataBlock = on_text;
    handler.internalSubset = on_doctype;
    handler.serror = on_fault;
    return handler;
}

struct parser_deleter {
    void operator()(xmlParserCtxtPtr p) const { xmlFreeParserCtxt(p); }
};

bool forbidden(char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; }

constexpr std::string_view white = " \t\r\n";

/// libxml2 collects a tag with all its attributes before it reports it. So a huge tag is found beforehand.
bool has_endless_tag(std::string_view body) {
    constexpr std::size_t longest = std::size_t{64} * 1024;
    for (auto at = body.find('<'); at != std::string_view::npos;) {
        body.remove_prefix(at);
        const std::string_view end = body.starts_with("<![CDATA[") ? "]]>"
                                     : body.starts_with("<!--")    ? "-->"
                                                                   : ">";
        const auto closed = body.find(end);
        const bool is_tag = end.size() == 1;
        if (is_tag && std::min(closed, body.size()) > longest) return true;
        if (closed == std::string_view::npos) return false;
        at = body.find('<', closed);
    }
    return false;
}

/// Feeds the parser in pieces, without the characters that XML forbids. False when the parser stopped.
bool put(xmlParserCtxtPtr parser, const builder& b, std::string_view body) {
    constexpr std::size_t piece = std::size_t{64} * 1024;
    std::string clean;
    for (; !body.empty(); body.remove_prefix(std::min(piece, body.size()))) {
        std::string_view next = body.substr(0, piece);
        if (std::ranges::any_of(next, forbidden)) {
            clean = next;
            std::erase_if(clean, forbidden);
            next = clean;
        }
        if (next.empty()) continue;
        if (xmlParseChunk(parser, next.data(), static_cast<int>(next.size()), 0) != 0 || !b.refused.empty())
            return false;
    }
    return xmlParseChunk(parser, nullptr, 0, 1) == 0 && b.refused.empty();
}

} // namespace

const element* element::find(std::string_view ns, std::string_view local) const {
    const auto found = std::ranges::find_if(children, [&](const element& e) { return e.is(ns, local); });
    return found == children.end() ? nullptr : &*found;
}

std::string_view element::trimmed_text() const { return trimmed(text, white); }

result<xml_name> read_xml(std::string_view body, const xml_limits& limits,
                          const std::function<void(const xml_name&, element)>& take) {
    if (body.size() > limits.bytes)
        return fail(errc::invalid, fmt::format("the answer is longer than {} bytes", limits.bytes));
    body = trimmed(body.starts_with("\xef\xbb\xbf") ? body.substr(3) : body, white);
    if (has_endless_tag(body)) return fail(errc::invalid, "the answer has a tag of more than 64 KiB");
    xmlSAXHandler handler = make_handler();
    const std::unique_ptr<xmlParserCtxt, parser_deleter> parser(
        xmlCreatePushParserCtxt(&handler, nullptr, nullptr, 0, nullptr));
    if (!parser) return fail(errc::internal, "no memory to read the answer");
    builder b{limits, take, parser.get()};
    parser->_private = &b;
    xmlCtxtUseOptions(parser.get(),
                      XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    const bool whole = put(parser.get(), b, body);
    if (!b.refused.empty()) return fail(errc::invalid, "the answer " + b.refused);
    if (!whole || !b.root || parser->wellFormed == 0) {
        const xmlError* fault = xmlCtxtGetLastError(parser.get());
        const std::string_view why =
            fault == nullptr || fault->message == nullptr ? "it is empty" : fault->message;
        return fail(errc::invalid, fmt::format("the answer is no XML: {}", trimmed(why, white)));
    }
    return *b.root;
}

} // namespace intouch::dav
