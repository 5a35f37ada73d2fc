// Fills the HTML templates of web/templates. {{name}} is escaped; {{{name}}} is HTML that another
// template made; {{> name}} is replaced by the text of that template.
#pragma once

#include <kainjow/mustache.hpp>
#include <string>

namespace dateline {

using Fields = kainjow::mustache::data;

// REQUIRES: "<name>.mustache" is embedded and well-formed.
std::string fill(const std::string& name, const Fields& fields);

inline Fields list_field() { return Fields(Fields::type::list); }

}  // namespace dateline
