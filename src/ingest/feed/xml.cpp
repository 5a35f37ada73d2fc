#include "ingest/feed/xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <algorithm>
#include <mutex>

#include "ingest/attribute_floods.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr size_t kMaxReferenceBytes = 12;  // "&thetasym;" is the longest that HTML 4 names

std::string take(xmlChar* text) {
  if (!text) return {};
  std::string out(reinterpret_cast<const char*>(text));
  xmlFree(text);
  return out;
}

bool is_xml_reference(std::string_view name) {
  return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos" ||
         name.starts_with('#');
}

// The text with HTML's named references as characters, and ampersands that begin no reference
// escaped.
std::string with_known_references(std::string_view xml) {
  std::string out;
  out.reserve(xml.size() + xml.size() / 16);
  size_t kept = 0;
  bool in_cdata = false;
  const bool defines_own = xml.find("<!ENTITY") != std::string_view::npos;
  for (size_t at = xml.find_first_of("&<]"); at != std::string_view::npos;
       at = xml.find_first_of("&<]", at + 1)) {
    if (xml.substr(at).starts_with("<![CDATA[")) in_cdata = true;
    if (xml.substr(at).starts_with("]]>")) in_cdata = false;
    if (xml[at] != '&' || in_cdata) continue;
    const size_t end = xml.find(';', at);
    const std::string name(end == std::string_view::npos || end - at > kMaxReferenceBytes
                               ? std::string_view()
                               : xml.substr(at + 1, end - at - 1));
    if (is_xml_reference(name)) continue;
    const htmlEntityDesc* known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
    if (!known && defines_own && !name.empty()) continue;  // perhaps of the document's own DTD
    out += xml.substr(kept, at - kept);
    if (known) {
      append_utf8(out, known->value);
      kept = end + 1;
    } else {
      out += "&amp;";
      kept = at + 1;
    }
  }
  out += xml.substr(kept);
  return out;
}

}  // namespace

XmlDocument read_xml(std::string_view utf8, const std::string& url) {
  static std::once_flag once;
  std::call_once(once, xmlInitParser);
  const size_t begin = utf8.find('<');
  if (begin == std::string_view::npos) return {};
  utf8.remove_prefix(begin);
  // The declaration names the encoding that the bytes had before they became UTF-8.
  if (utf8.starts_with("<?xml")) utf8.remove_prefix(std::min(utf8.find("?>"), utf8.size() - 2) + 2);
  const auto cut = without_attribute_floods(utf8, Markup::kXml);
  const std::string text = with_known_references(cut ? *cut : utf8);
  const auto free_parser = [](xmlParserCtxt* parser) { xmlFreeParserCtxt(parser); };
  const std::unique_ptr<xmlParserCtxt, decltype(free_parser)> parser(xmlNewParserCtxt(),
                                                                     free_parser);
  if (!parser) return {};
  XmlDocument read;
  read.document.reset(xmlCtxtReadMemory(
      parser.get(), text.data(), static_cast<int>(text.size()), url.empty() ? nullptr : url.c_str(),
      "UTF-8", XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
  read.is_broken = parser->wellFormed == 0;
  return read;
}

std::string_view name_of(const xmlNode* node) {
  const std::string_view name = reinterpret_cast<const char*>(node->name);
  return name.substr(name.find(':') + 1);  // a prefix that is declared nowhere stays in the name
}

std::string_view namespace_of(const xmlNode* node) {
  return node->ns && node->ns->href ? reinterpret_cast<const char*>(node->ns->href)
                                    : std::string_view();
}

std::string attribute_of(const xmlNode* node, const char* name) {
  for (const xmlAttr* attribute = node->properties; attribute; attribute = attribute->next)
    if (std::string_view(reinterpret_cast<const char*>(attribute->name)) == name)
      return take(xmlNodeListGetString(node->doc, attribute->children, 1));
  return {};
}

std::string text_of(const xmlNode* node) {
  return take(xmlNodeGetContent(const_cast<xmlNode*>(node)));
}

std::string markup_below(xmlNode* node) {
  const std::unique_ptr<xmlBuffer, void (*)(xmlBuffer*)> buffer(xmlBufferCreate(), xmlBufferFree);
  for (xmlNode* child = node->children; child; child = child->next)
    xmlNodeDump(buffer.get(), node->doc, child, 0, 0);
  return reinterpret_cast<const char*>(xmlBufferContent(buffer.get()));
}

std::string base_of(const xmlNode* node) { return take(xmlNodeGetBase(node->doc, node)); }

std::string language_of(const xmlNode* node) { return take(xmlNodeGetLang(node)); }

}  // namespace dateline
