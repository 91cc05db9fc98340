// MemoryWorld: the whole world of the workflows in memory: journal, views, records, blobs, a clock that is set and a random that
// is seeded. For tests, and the specification of what the store does. Owns all of it; one thread unless said otherwise.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <random>

#include "app/ports/adopted_rules.h"
#include "app/ports/memory_views.h"
#include "app/ports/world.h"
#include "core/journal/memory_journal.h"

namespace muster::app {

class SettableClock : public Clock {
 public:
  explicit SettableClock(core::Instant start) : now_(start) {}
  core::Instant now() override { return now_; }
  void set(core::Instant now) { now_ = now; }
  void advance(std::chrono::microseconds by) { now_ = now_ + by; }

 private:
  core::Instant now_;
};

class SeededRandom : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : engine_(seed) {}
  std::string hex(int bytes) override;

 private:
  std::mt19937_64 engine_;
};

class MemoryRecords : public Records {
 public:
  void savePerson(const PersonRecord& person) override { people_[person.code] = person; }
  std::optional<PersonRecord> person(const std::string& code) override;
  std::vector<PersonRecord> people() override;
  void saveSetting(const std::string& key, const std::string& value) override { settings_[key] = value; }
  std::optional<std::string> setting(const std::string& key) override;
  void quarantine(const std::vector<QuarantineRow>& rows) override { rows_.insert(rows_.end(), rows.begin(), rows.end()); }
  std::vector<QuarantineRow> quarantined(int limit) override;  // newest first

 private:
  std::map<std::string, PersonRecord> people_;
  std::map<std::string, std::string> settings_;
  std::vector<QuarantineRow> rows_;
};

class MemoryBlobs : public Blobs {
 public:
  std::string put(std::string_view bytes, std::string_view mediaType) override;
  std::optional<std::string> get(const std::string& digest) override;

 private:
  std::map<std::string, std::string> kept_;
};

class MemoryWorld {
 public:
  // A store in China's time unless told otherwise; the clock stands at `start` until it is moved.
  explicit MemoryWorld(core::Instant start, std::uint64_t seed = 1, std::chrono::minutes offset = std::chrono::hours(8));
  MemoryWorld(const MemoryWorld&) = delete;
  MemoryWorld& operator=(const MemoryWorld&) = delete;

  operator World&() { return world; }
  // Rules that were never adopted, for tests that build their own; nullptr goes back to the adopted ones.
  void useRules(core::Rules rules) { given_ = std::move(rules); }

  SettableClock clock;
  SeededRandom random;
  core::MemoryJournal journal;
  MemoryRecords records;
  MemoryBlobs blobs;
  std::shared_ptr<const core::Calendar> calendar;
  AdoptedRules rules;
  MemoryViews views;
  World world;

 private:
  core::Rules given_;
};

}  // namespace muster::app
