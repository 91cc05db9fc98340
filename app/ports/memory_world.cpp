#include "app/ports/memory_world.h"

#include <algorithm>

#include "core/base/digest.h"

namespace muster::app {

std::string SeededRandom::hex(int bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (int i = 0; i < bytes; ++i) {
    const auto byte = static_cast<unsigned>(engine_() & 0xff);
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

std::optional<PersonRecord> MemoryRecords::person(const std::string& code) {
  const auto found = people_.find(code);
  return found == people_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<PersonRecord> MemoryRecords::people() {
  std::vector<PersonRecord> all;
  for (const auto& [code, person] : people_) all.push_back(person);
  return all;
}

std::optional<std::string> MemoryRecords::setting(const std::string& key) {
  const auto found = settings_.find(key);
  return found == settings_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<QuarantineRow> MemoryRecords::quarantined(int limit) {
  std::vector<QuarantineRow> newest(rows_.rbegin(), rows_.rend());
  if (limit > 0 && static_cast<int>(newest.size()) > limit) newest.resize(static_cast<std::size_t>(limit));
  return newest;
}

std::string MemoryBlobs::put(std::string_view bytes, std::string_view) {
  auto digest = core::sha256Hex(bytes);
  kept_.emplace(digest, bytes);
  return digest;
}

std::optional<std::string> MemoryBlobs::get(const std::string& digest) {
  const auto found = kept_.find(digest);
  return found == kept_.end() ? std::nullopt : std::optional(found->second);
}

MemoryWorld::MemoryWorld(core::Instant start, std::uint64_t seed, std::chrono::minutes offset)
    : clock(start),
      random(seed),
      journal([this] { return clock.now(); }),
      calendar(std::make_shared<core::FixedCalendar>(offset)),
      rules(journal, blobs),
      views(
          journal, [this] { return given_ ? given_ : rules(); }, [this] { return calendar; }),
      world{journal, views, records, blobs, clock, random, [this] { return given_ ? given_ : rules(); }, [this] { return calendar; }} {}

}  // namespace muster::app
