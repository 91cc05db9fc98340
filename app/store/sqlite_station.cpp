#include "app/store/sqlite_station.h"

#include <sodium.h>

#include <chrono>
#include <filesystem>
#include <stdexcept>

#include "app/ports/adopted_rules.h"
#include "app/ports/zone_calendar.h"
#include "app/store/store.h"

namespace muster::app {

namespace {

class MachineClock : public Clock {
 public:
  core::Instant now() override {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
  }
};

class MachineRandom : public Random {
 public:
  std::string hex(int bytes) override {
    static const int ready = sodium_init();  // once a process; it fails only where there is no randomness at all
    if (ready < 0) throw std::runtime_error("the machine gives no random numbers");
    std::string raw(static_cast<std::size_t>(bytes), '\0'), text(raw.size() * 2 + 1, '\0');
    randombytes_buf(raw.data(), raw.size());
    sodium_bin2hex(text.data(), text.size(), reinterpret_cast<const unsigned char*>(raw.data()), raw.size());
    text.pop_back();
    return text;
  }
};

std::filesystem::path fileIn(const std::string& folder, Opening opening) {
  const auto file = std::filesystem::path(folder) / "muster.db";
  const bool there = std::filesystem::exists(file);
  if (opening == Opening::existing && !there)
    throw std::runtime_error("there is no store in " + folder + ". Open one with: muster open --data " + folder);
  if (opening == Opening::fresh && there) throw std::runtime_error("there is a store in " + folder + " already. Take another folder.");
  if (!there) std::filesystem::create_directories(folder);
  return file;
}

class SqliteStation : public Station {
 public:
  SqliteStation(const std::string& folder, Opening opening, const Played* played)
      : clock_(played ? played->clock : machine_),
        random_(played ? played->random : chance_),
        store_({fileIn(folder, opening), [this] { return clock_.now(); }, loadRules, [](const std::string& zone) { return zoneCalendar(zone); },
                opening != Opening::existing, 1, played == nullptr}),
        rules_(store_.journal(), store_.blobs()),
        world_{store_.journal(),
               store_.views(),
               store_.records(),
               store_.blobs(),
               clock_,
               random_,
               [this] { return rules_(); },
               [this] { return calendar(); },
               (std::filesystem::path(folder) / "rules").string()} {}

  World& world() override { return world_; }
  Keeper& keeper() override { return store_.keeper(); }

 private:
  std::shared_ptr<const core::Calendar> calendar() {
    const auto state = store_.journal().state(core::store());
    const auto zone = state ? std::get<core::StoreState>(state->value).zone : "UTC";
    const std::scoped_lock lock(mutex_);
    if (!calendar_ || zone != zone_) calendar_ = zoneCalendar(zone), zone_ = zone;
    return calendar_;
  }

  MachineClock machine_;
  MachineRandom chance_;
  Clock& clock_;
  Random& random_;
  Store store_;
  AdoptedRules rules_;
  std::mutex mutex_;
  std::string zone_;
  std::shared_ptr<const core::Calendar> calendar_;
  World world_;
};

}  // namespace

std::unique_ptr<Station> openSqliteStation(const std::string& folder, Opening opening, const Played* played) {
  return std::make_unique<SqliteStation>(folder, opening, played);
}

}  // namespace muster::app
