// The container of a bundle: a head line, then parts, each with kind, length and SHA-256, then an end that seals the list of parts.
//
//   MUSTER BUNDLE 1
//   program 0.1.0
//   part facts 1234 <sha256>
//   <1234 bytes>
//   end 1 <sha256 over all lines above that are not bytes of parts>
//
// check() goes through the whole stream and parses nothing; parts are handed out only after it held. One thread; the stream is
// the caller's and must outlive these.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/digest.h"
#include "core/base/outcome.h"

namespace muster::core {

inline constexpr int kBundleFormat = 1;
inline constexpr std::size_t kLargestPart = 4u << 20;

class ContainerWriter {
 public:
  ContainerWriter(std::ostream& out, std::string_view program);
  void part(std::string_view kind, std::string_view bytes);  // throws std::length_error beyond kLargestPart
  void finish();                                             // without it the bundle counts as cut
 private:
  void line(const std::string& text);
  std::ostream& out_;
  Sha256 seal_;
  std::uint64_t parts_ = 0;
};

class ContainerReader {
 public:
  struct Part {
    std::string kind, bytes;
  };
  // The stream must stand at the head and be able to go back to it. Problems: "not-a-bundle", "newer-program", "bundle-cut", "bundle-damaged".
  static Outcome<ContainerReader> open(std::istream& in);

  const std::string& program() const { return program_; }
  std::uint64_t parts() const { return parts_; }
  // The next part, its digest compared once more; nullopt after the last.
  Outcome<std::optional<Part>> next();

 private:
  explicit ContainerReader(std::istream& in) : in_(&in) {}
  Outcome<Nothing> check();

  std::istream* in_;
  std::string program_;
  std::uint64_t parts_ = 0, given_ = 0;
};

}  // namespace muster::core
