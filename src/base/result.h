// Result<T>: a value, or an Error from a failing world (disk, network, unreadable input).
// Odd input inside a readable article is not an Error but a Diagnostic (base/diagnostic.h).
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace dateline {

enum class ErrorCode {
  kUsage,        // the caller asked for something that makes no sense
  kNotFound,     // no such file, story or line
  kUnreadable,   // exists, but cannot be opened or read
  kMalformed,    // the bytes are not what they claim to be
  kTooLarge,     // a named limit was exceeded
  kUnsupported,  // a format or feature that this build does not handle
  kDiskFull,     // no space left, or a quota
  kStore,        // the store refused or is damaged
  kBusy,         // another process holds the store
  kNetwork,      // a fetch failed
  kForbidden,    // refused by policy (robots.txt, private address, missing token)
  kInterrupted,  // the user stopped it
  kNoText,       // one of many pages of an archive that holds no article: passed over
};

struct Error {
  ErrorCode code;
  std::string message;  // what and where, without the program's name: "x.jsonl: line 17: ..."
};

template <class T>
using Result = tl::expected<T, Error>;

// return fail(ErrorCode::kMalformed, "line 17: unclosed string");
inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message)});
}

// Prefixes the place where it happened: at("x.jsonl", error) gives "x.jsonl: line 17: ...".
inline Error at(const std::string& place, Error error) {
  error.message.insert(0, place + ": ");
  return error;
}

}  // namespace dateline
