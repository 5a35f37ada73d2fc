// What must hold of the answer to any request; shared by tests/property and tests/fuzz.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "serve/routes.h"

namespace dateline {

// A server without its network: a story of two articles in a store of its own.
class RequestChecker {
 public:
  explicit RequestChecker(const std::string& data_folder);
  ~RequestChecker();
  RequestChecker(const RequestChecker&) = delete;
  RequestChecker& operator=(const RequestChecker&) = delete;

  const std::string& story_path() const { return story_path_; }

  // `bytes` are lines: method, target, Accept, If-None-Match, Authorization, and the body. Asserts
  // that the answer has a known status, headers without line ends, JSON that parses, and no problem
  // of our own making (500).
  void check(std::string_view bytes);

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Shelf> shelf_;
  std::string story_path_;
};

}  // namespace dateline
