#include "render/site.h"

#include <set>

#include "render/formats.h"
#include "render/outline.h"
#include "render/pages.h"
#include "render/web_files.h"

namespace dateline {
namespace {

PageLinks links_of_index() {
  PageLinks links;
  links.entity = "who/";
  links.entity_end = ".html";
  links.day = "day/";
  links.day_end = ".html";
  links.assets = "./";
  links.exports = "story";
  return links;
}

PageLinks links_of_part() {
  PageLinks links;
  links.line = "../index.html#";
  links.story = "../index.html";
  links.assets = "../";
  return links;
}

std::set<CivilDate> days_of(const Story& story) {
  std::set<CivilDate> days;
  for (const auto& line : story.events) {
    const std::optional<When> place = place_of(line.value);
    if (place && place->precision == Precision::kDay) days.insert(place->last);
  }
  return days;
}

}  // namespace

std::vector<SiteFile> static_site(const Story& story) {
  std::vector<SiteFile> files;
  files.push_back({"index.html", story_page(story, links_of_index(), {}, {})});
  for (const char* name : {"style.css", "page.js", "icon.svg"})
    files.push_back({name, std::string(web_file(name))});
  for (const Format& format : formats())
    if (format.name != "html")
      files.push_back({"story" + std::string(format.extension), format.render(story, {})});
  for (const Entity& entity : story.entities)
    if (auto page = entity_page(story, entity.id, links_of_part()))
      files.push_back({"who/" + entity.id.to_string() + ".html", std::move(*page)});
  for (const CivilDate day : days_of(story))
    if (auto page = day_page(story, day, links_of_part()))
      files.push_back({"day/" + day.to_string() + ".html", std::move(*page)});
  return files;
}

}  // namespace dateline
