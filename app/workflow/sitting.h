// A sitting at the bench with live instruments: the check of the rig, then one set's test step by step, every attempt kept, one signature.
//
// A sitting is asked, never pushed: looking at it feeds what the meters showed since into the step at hand. What was captured is kept with the
// store at once, so that a killed program or a power cut costs the attempt under way and no other. Owns no thread. Threads: any.
#pragma once

#include <map>
#include <mutex>
#include <set>

#include "app/workflow/instruments.h"
#include "app/workflow/record_test.h"

namespace muster::app {

// One test within the sitting: that of the rig's bench, then that of the set.
struct Leg {
  core::TestRun run;
  std::vector<std::string> steps;  // to be done, in order
};

// What is kept over a crash.
struct SittingDraft {
  std::vector<Leg> legs;  // the last is the set's
  int leg = 0;            // where the technician stands
  std::string step;
  std::map<std::string, MeterChannel> chosen;  // by step, where it is not the first that fits
};

struct StepSeen {
  int leg = 0;
  const core::Step* step = nullptr;  // lives as long as `rules` of the sitting
  std::vector<core::Attempt> attempts;
  std::string skipped;
  std::optional<core::StepVerdict> verdict;
};

// The step at hand with what its instrument shows.
struct AtHand {
  std::vector<MeterChannel> fit;  // that could measure it; empty: it is typed or said
  std::optional<MeterChannel> meter;
  std::optional<MeterSeen> seen;  // of that meter
  bool begun = false;
  core::Captured captured;        // while begun
  std::vector<core::Seen> trend;  // the last minutes, oldest first
  std::optional<double> slope;    // units a minute
  core::SinceBegin now{0};
};

enum class Primary { begin, take, wait, next, say, sign };  // what Enter does

struct SittingSeen {
  std::string unit;
  core::Rules rules;
  const core::Procedure* procedure = nullptr;
  std::vector<StepSeen> steps;  // of all legs
  std::size_t current = 0;      // steps.size(): the signature
  AtHand atHand;
  Primary primary = Primary::begin;
  std::optional<core::TestVerdict> verdict;     // of the set's test so far
  std::optional<core::TestVerdict> rigVerdict;  // of the rig's check, where there is one
  std::string bench;
  core::Instant startedAt;
  const StepSeen* at() const { return current < steps.size() ? &steps[current] : nullptr; }
};

class Sittings {
 public:
  explicit Sittings(World& world) : world_(world) {}

  // Begins a sitting for a set, or finds the one that is open. The bench is the record of the first pressure meter; the rig's check stands
  // first unless it passed today. Refuses what beginTest refuses, "no-meter".
  core::Outcome<core::Nothing> open(const std::string& unit, bool owedOnly);
  bool isOpen(const std::string& unit);
  std::vector<std::string> open();  // the sets with an open sitting

  core::Outcome<SittingSeen> look(const std::string& unit);

  // What a technician does. `step` empty: the one at hand.
  struct Act {
    enum class What { primary, begin, take, redo, next, go, pass, fail, type, skip, zero, meter, leave } what = What::primary;
    std::string value;  // go: the step; type: what was typed; meter: "name/channel"
  };
  core::Outcome<core::Nothing> act(const std::string& unit, const Act& act);

  struct Signature {
    core::Climate climate;
    bool absorberClosedAtOnce = true;
  };
  core::Outcome<Answer> record(const std::string& unit, const Who& who, const Signature& signature);

 private:
  struct Live {
    SittingDraft draft;
    std::optional<core::SinceBegin> begun, taken;
  };
  Live* find(const std::string& unit);
  void keep(const std::string& unit, const Live& live);
  void forget(const std::string& unit);
  core::Outcome<SittingSeen> looked(const std::string& unit, Live& live);
  core::Outcome<SittingSeen> fed(const std::string& unit, Live& live);  // what came to its end since the last look taken in
  void addAttempt(const std::string& unit, Live& live, const SittingSeen& seen, core::Reading reading, bool measured);
  core::Outcome<core::Nothing> acted(const std::string& unit, Live& live, const SittingSeen& seen, const Act& act);
  core::Outcome<core::Nothing> typed(const std::string& unit, Live& live, const SittingSeen& seen, const std::string& text);
  core::Outcome<core::Nothing> begin(Live& live, const SittingSeen& seen);
  void go(Live& live, const SittingSeen& seen, std::size_t step);

  World& world_;
  std::mutex mutex_;
  std::map<std::string, Live> live_;
};

}  // namespace muster::app
