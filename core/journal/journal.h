// Journal: the port through which facts enter and states are read. Specified by MemoryJournal and tests/conformance.
//
// append() is all or nothing: it compares every expected revision, gives addresses and the time of writing, folds the touched
// subjects, assesses them and their dependants, and keeps all of it together. Threads: implementations say; the caller may call
// from any thread. A broken world (disk full, lock lost) is an exception derived from std::runtime_error.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/journal/apply.h"
#include "core/journal/fact.h"
#include "core/journal/merkle.h"

namespace muster::core {

struct Expected {
  Subject subject;
  std::uint64_t revision = 0;  // 0: the subject must not exist yet
};

struct Command {
  std::string id;       // made by the client; same id and content = same answer
  std::string content;  // digest of what the client sent (hex SHA-256)
  std::vector<FactDraft> facts;
  std::vector<Expected> expected;
};

struct Receipt {
  std::vector<FactId> facts;
  Instant recordedAt;
  bool repeated = false;     // the command had been carried out before; these are its facts
  bool clockBehind = false;  // as its facts say; not told of what is repeated
};

struct Refusal {
  enum class Why { moved, reused } why = Why::moved;  // a subject moved on; the id was used with other content
  Subject subject;                                    // moved: which
};

using AppendResult = std::variant<Receipt, Refusal>;

struct Head {
  std::uint32_t node = 0;
  std::uint64_t size = 0;
  Hash root{};
};

class Journal {
 public:
  virtual ~Journal() = default;
  virtual AppendResult append(const Command& command) = 0;
  // Several commands in one durable step; each is decided on its own, in order. One may expect what an earlier one writes: where
  // that was refused, whatever moved its subjects, so is this.
  virtual std::vector<AppendResult> appendAll(const std::vector<Command>& commands) = 0;

  virtual std::shared_ptr<const State> state(const Subject& subject) = 0;  // nullptr: nothing is known of it
  virtual std::optional<Fact> fact(FactId id) = 0;
  virtual std::vector<Fact> factsAbout(const Subject& subject) = 0;  // in log order
  // Every fact in log order from `first` on; `each` returns false to stop.
  virtual void forEach(FactId first, const std::function<bool(const Fact&)>& each) = 0;
  virtual std::optional<Receipt> receiptOf(std::string_view command, std::string_view content, bool& reused) = 0;
  virtual Head head() = 0;
};

}  // namespace muster::core
