// XML of feeds: a thin, forgiving reading layer over libxml2. Used by xml_feed.cpp and opml.cpp.
#pragma once

#include <libxml/tree.h>

#include <memory>
#include <string>
#include <string_view>

namespace dateline {

struct FreeXml {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

struct XmlDocument {
  std::unique_ptr<xmlDoc, FreeXml> document;  // empty where nothing could be read
  bool is_broken = false;                     // errors were repaired
};

// Reads UTF-8, repairing what can be: HTML's named character references are known, bare ampersands
// stand for themselves, text before the first element is skipped, a cut end is closed.
// Entities that a document defines are expanded as far as libxml2's limit of amplification. `url`
// is the base of relative addresses.
XmlDocument read_xml(std::string_view utf8, const std::string& url);

// The element's name without its prefix, and the address of its namespace.
std::string_view name_of(const xmlNode* node);
std::string_view namespace_of(const xmlNode* node);

// An attribute by local name, empty if there is none.
std::string attribute_of(const xmlNode* node, const char* name);

// All characters below the node, as they stand.
std::string text_of(const xmlNode* node);

// The markup of the node's children.
std::string markup_below(xmlNode* node);

// The base address in force at the node (xml:base), and the language (xml:lang); may be empty.
std::string base_of(const xmlNode* node);
std::string language_of(const xmlNode* node);

}  // namespace dateline
