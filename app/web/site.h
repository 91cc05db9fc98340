// Site: what every page is given beside its request: the world, the languages, the templates, the assets.
//
// Made once by WebServer (or by a test); shared by all threads; owns all but the World.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "app/ports/world.h"
#include "app/text/languages.h"
#include "app/web/assets.h"
#include "app/web/request.h"
#include "app/web/templates.h"
#include "app/workflow/find_instruments.h"
#include "app/workflow/import_desk.h"
#include "app/workflow/kept_board.h"
#include "app/workflow/sitting.h"

namespace muster::app {

struct SiteOptions {
  bool strictTemplates = false;  // tests: a key that no view has is an error
  std::string version = MUSTER_VERSION;
};

class Site {
 public:
  explicit Site(World& world, SiteOptions options = {});

  World& world;
  const SiteOptions options;
  const Languages languages;
  const Assets assets;
  const Templates templates;
  ImportDesk imports{world};         // files handed in and being imported
  KeptBoard board{world};            // as programs ask for it
  Sittings sittings{world};          // tests with live instruments
  InstrumentFinder finder;           // what is plugged in where
  std::atomic<bool> closing{false};  // the server ends: streams do, too
  std::atomic<int> streams{0};       // answers that go on

  const Translator& say(const Request& request) const { return languages.translator(request.language); }
  // The token that forms of this session carry; the secret behind it is kept with the records, so an open page outlives a restart.
  std::string tokenOf(std::string_view session) const;

  std::string hex(int bytes) const;  // random, from the world, one caller at a time

  // One sentence shown once on the next page of this session ("BG4-07 is back in R04 A1").
  void leaveNote(const Request& request, core::Message note);
  std::optional<core::Message> takeNote(const Request& request);

 private:
  std::string secret_;
  mutable std::mutex mutex_;
  std::map<std::string, core::Message> notes_;
};

// Counts a stream as long as it lives.
class StreamPlace {
 public:
  explicit StreamPlace(Site& site) : site_(site), number_(++site.streams) {}
  ~StreamPlace() { --site_.streams; }
  StreamPlace(const StreamPlace&) = delete;
  StreamPlace& operator=(const StreamPlace&) = delete;
  int number() const { return number_; }

 private:
  Site& site_;
  int number_;
};

}  // namespace muster::app
