// Fills the HTML templates of web/templates, written in the part of Mustache that a page needs:
// {{name}} is escaped; {{{name}}} is HTML that another template made; {{#name}}...{{/name}} stands
// once for a text that is not empty and once for each item of a list; {{^name}}...{{/name}} stands
// where the other does not; {{> name}} is replaced by that template.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dateline {

// What one template is filled with. Names are literals: they are kept as views.
class Fields {
 public:
  using List = std::vector<Fields>;

  void set(std::string_view name, std::string text) { values_.emplace_back(name, std::move(text)); }
  void set(std::string_view name, List list) { values_.emplace_back(name, std::move(list)); }

  // nullptr: not set.
  const std::string* text(std::string_view name) const;
  const List* list(std::string_view name) const;

 private:
  using Value = std::variant<std::string, List>;
  const Value* find(std::string_view name) const;

  std::vector<std::pair<std::string_view, Value>> values_;
};

// Appends the filled template. Inside the items of a list the names around it stay known.
// REQUIRES: "<name>.mustache" is embedded and well-formed.
void fill(std::string& out, std::string_view name, const Fields& fields);

}  // namespace dateline
