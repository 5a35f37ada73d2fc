#include "cli/summary.h"

#include <fmt/core.h>

#include "render/words.h"

namespace dateline {
namespace {

std::string_view words_for(ErrorCode cause) {
  switch (cause) {
    case ErrorCode::kUsage:
      return "misused";
    case ErrorCode::kNotFound:
      return "not found";
    case ErrorCode::kUnreadable:
      return "unreadable";
    case ErrorCode::kMalformed:
      return "malformed";
    case ErrorCode::kTooLarge:
      return "too large";
    case ErrorCode::kUnsupported:
      return "not supported";
    case ErrorCode::kDiskFull:
      return "disk full";
    case ErrorCode::kStore:
      return "store";
    case ErrorCode::kBusy:
      return "busy";
    case ErrorCode::kNetwork:
      return "network";
    case ErrorCode::kForbidden:
      return "refused by policy";
    case ErrorCode::kInterrupted:
      return "interrupted";
    case ErrorCode::kNoText:
      return "without text";
  }
  return "";
}

std::string causes_of(const AddCounts& counts) {
  std::string text;
  for (const auto& [cause, count] : counts.causes)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, words_for(cause));
  return text;
}

}  // namespace

std::string summary(const AddCounts& counts) {
  std::string text = counted(counts.added, "article") + " added";
  if (counts.new_versions > 0) text += fmt::format(", {} in a new version", counts.new_versions);
  if (counts.undated > 0) text += fmt::format(", {} without a date of publication", counts.undated);
  if (counts.unchanged > 0) text += fmt::format(", {} unchanged", counts.unchanged);
  if (counts.copies > 0) text += fmt::format(", {} with the text of another", counts.copies);
  if (counts.retracted > 0) text += fmt::format(", {} retracted before", counts.retracted);
  if (counts.no_text > 0) text += ", " + counted(counts.no_text, "page") + " without an article";
  if (counts.failed > 0)
    text += fmt::format(", {} could not be read ({})", counts.failed, causes_of(counts));
  return text;
}

}  // namespace dateline
