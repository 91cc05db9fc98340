// Station: one opened store with its world and its keeper. Commands and the server get it from main, so that they need not
// know what it is made of. Owned by whoever opened it; threads: as its parts say.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/ports/keeper.h"
#include "app/ports/world.h"

namespace muster::app {

class Station {
 public:
  virtual ~Station() = default;
  virtual World& world() = 0;
  virtual Keeper& keeper() = 0;
};

enum class Opening {
  existing,  // the store must be there
  orEmpty,   // an empty one is made where there is none
  fresh      // there must be none yet
};

// A world that is played and not lived (the demonstration): its time and its chance are the player's. Until the station is closed
// nothing of it is durable: a power cut loses the whole play, which can be played again. Never for work that somebody did.
struct Played {
  Clock& clock;
  Random& random;
};

// `played` may be nullptr: the machine's clock and chance. Throws std::runtime_error with a sentence for the person when it cannot
// be opened.
using OpenStation = std::function<std::unique_ptr<Station>(const std::string& folder, Opening opening, const Played* played)>;

// The pages, being served until stop() or the end of this object.
class Served {
 public:
  virtual ~Served() = default;
  virtual int port() const = 0;
  virtual void stop() = 0;
};

// Throws std::runtime_error with a sentence: not a loopback address, the port is taken.
using StartServing = std::function<std::unique_ptr<Served>(World& world, const std::string& address, int port)>;

// Plays a year of the demonstration brigade into a new folder: all of it, or nothing when it is cut short.
struct PlayAsked {
  std::string folder;
  std::optional<core::Date> asOf;  // the day it ends on; nullopt: today at the brigade
  std::uint64_t seed = 1;
  std::function<void(core::Date)> progress;  // the day reached, about once a played month
};
struct PlayDone {
  core::Date asOf;
  core::Head head;
};
using PlayDemonstration = std::function<core::Outcome<PlayDone>(const PlayAsked&)>;

// What main wires together for the commands.
struct Program {
  OpenStation open;
  StartServing serve;
  PlayDemonstration play;
  RestoreStore restore;
  std::string defaultData;  // where the store is when --data is not given; may be empty
};

}  // namespace muster::app
