// robots.txt (RFC 9309): may this agent fetch that path? Used by fetcher.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Named limit of RFC 9309, 2.5: what stands beyond is not read.
inline constexpr size_t kMaxRobotsBytes = 500u << 10;

class Robots {
 public:
  // The rules of `text` for an agent, named by its product token ("dateline"). Groups of the agent
  // are joined; without one, the groups of "*" count. Odd lines are passed over.
  static Robots parse(std::string_view text, std::string_view agent);

  // What counts where there is no robots.txt (4xx), and where it cannot be had (5xx, no answer).
  static Robots allow_all() { return {}; }
  static Robots allow_none();

  // Is the path with its query ("/a?b=1") allowed? The longest matching rule decides, Allow where
  // two are equal; "*" stands for any characters, "$" for the end. /robots.txt itself is allowed.
  bool allows(std::string_view path) const;

 private:
  struct Rule {
    std::string pattern;
    bool is_allow = false;
  };
  std::vector<Rule> rules_;
};

}  // namespace dateline
