#include "lexicon/weight_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <utility>

#include "base/hash.h"

namespace dateline {
namespace {

constexpr std::string_view kMagic = "DLWEIGHT";
constexpr size_t kHashAt = 16, kHashedFrom = 24;
constexpr size_t kAlignment = 64;

size_t aligned(size_t offset) { return (offset + kAlignment - 1) / kAlignment * kAlignment; }

template <class T>
void append_number(std::string& out, T number) {
  out.append(reinterpret_cast<const char*>(&number), sizeof(number));
}

template <class T>
T read_number(std::string_view bytes, size_t offset) {
  T number;
  std::memcpy(&number, bytes.data() + offset, sizeof(number));
  return number;
}

// The sections of a mapped file, or what is wrong with it.
Result<std::vector<std::string_view>> read_sections(std::string_view bytes, uint32_t expected) {
  if (bytes.size() < kHashedFrom || !bytes.starts_with(kMagic))
    return fail(ErrorCode::kMalformed, "is no weight file");
  const auto version = read_number<uint32_t>(bytes, 8);
  if (version != expected)
    return fail(ErrorCode::kUnsupported,
                "has version " + std::to_string(version) + ", not " + std::to_string(expected));
  if (read_number<uint64_t>(bytes, kHashAt) != hash64(bytes.substr(kHashedFrom)))
    return fail(ErrorCode::kMalformed, "is damaged: its hash is wrong");
  const size_t count = read_number<uint32_t>(bytes, 12);
  std::vector<std::string_view> sections;
  size_t begin = aligned(kHashedFrom + 8 * count);
  for (size_t i = 0; i < count && begin <= bytes.size(); ++i) {
    const auto size = read_number<uint64_t>(bytes, kHashedFrom + 8 * i);
    if (size > bytes.size() - begin) break;
    sections.push_back(bytes.substr(begin, size));
    begin = aligned(begin + size);
  }
  if (sections.size() != count) return fail(ErrorCode::kMalformed, "is cut short");
  return sections;
}

}  // namespace

Result<WeightFile> WeightFile::open(const std::string& path, uint32_t version) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (descriptor < 0 || fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    if (descriptor >= 0) close(descriptor);
    return fail(ErrorCode::kUnreadable, path + ": cannot be opened");
  }
  WeightFile file;
  file.mapping_bytes_ = static_cast<size_t>(status.st_size);
  void* mapping = file.mapping_bytes_ == 0
                      ? MAP_FAILED
                      : mmap(nullptr, file.mapping_bytes_, PROT_READ, MAP_PRIVATE, descriptor, 0);
  close(descriptor);
  if (mapping == MAP_FAILED) return fail(ErrorCode::kUnreadable, path + ": cannot be mapped");
  file.mapping_ = mapping;
  const std::string_view bytes{static_cast<const char*>(mapping), file.mapping_bytes_};
  auto sections = read_sections(bytes, version);
  if (!sections) {
    sections.error().message.insert(0, path + ": ");
    return tl::unexpected(sections.error());
  }
  file.sections_ = std::move(*sections);
  file.hash_ = read_number<uint64_t>(bytes, kHashAt);
  return file;
}

WeightFile::WeightFile(WeightFile&& other) noexcept
    : mapping_(std::exchange(other.mapping_, nullptr)),
      mapping_bytes_(std::exchange(other.mapping_bytes_, 0)),
      hash_(other.hash_),
      sections_(std::move(other.sections_)) {}

WeightFile& WeightFile::operator=(WeightFile&& other) noexcept {
  std::swap(mapping_, other.mapping_);
  std::swap(mapping_bytes_, other.mapping_bytes_);
  std::swap(hash_, other.hash_);
  std::swap(sections_, other.sections_);
  return *this;
}

WeightFile::~WeightFile() {
  if (mapping_ != nullptr) munmap(mapping_, mapping_bytes_);
}

std::string pack_weights(uint32_t version, const std::vector<std::string_view>& sections) {
  std::string table, body;
  for (const std::string_view section : sections) append_number<uint64_t>(table, section.size());
  body = table;
  for (const std::string_view section : sections) {
    body.resize(aligned(kHashedFrom + body.size()) - kHashedFrom);
    body += section;
  }
  std::string out(kMagic);
  append_number<uint32_t>(out, version);
  append_number<uint32_t>(out, static_cast<uint32_t>(sections.size()));
  append_number<uint64_t>(out, hash64(body));
  return out + body;
}

}  // namespace dateline
