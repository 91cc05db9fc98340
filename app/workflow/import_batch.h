// Tests gathered into durable steps: each is decided on its own and becomes its own command, two thousand are appended together, and
// while they are being written the next ones are decided.
//
// Tests of one set do not change what the next one rests on (assembly, certificates), so a command expects the revision its
// predecessors will have made. Whatever else moved in between is refused by the journal; what was refused, and what was decided by
// the same knowledge, is decided again. One caller; the writing has a thread of its own.
#pragma once

#include <future>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/workflow/command.h"
#include "app/workflow/import_file.h"
#include "app/workflow/seen_tests.h"

namespace muster::app {

class ImportBatch {
 public:
  ImportBatch(World& world, Who who, bool write);

  void add(core::TestRun run, int line, int lastLine);
  bool full() const { return waiting_.size() >= kSize; }
  // Hands what waits to the writing (or only says what would be done) and tells the fate of what was written meanwhile.
  std::vector<ImportLine> settle();
  std::vector<ImportLine> finish();  // the fate of all that is left

 private:
  static constexpr std::size_t kSize = 2000;   // some 10 MB, twice; each durable step rewrites the views of every set it touches once
  static constexpr std::size_t kKnown = 4000;  // states kept from step to step
  struct Waiting {
    ImportLine line;
    std::string identity;
    bool decided = false;  // quarantined or known already: nothing to append
    int refused = 0;       // so many times
    core::Command command;
  };
  using About = std::map<core::Subject, std::uint64_t>;  // facts about a subject
  // What is being written. The future comes last: its end waits for the writing, which reads the rest.
  struct Sent {
    std::vector<Waiting> lines;
    About about;
    std::vector<core::Command> commands;
    std::future<std::vector<core::AppendResult>> results;
  };
  void decide(Waiting& one, const core::TestRun& run);
  void wait(Waiting one);
  void send();
  void collect();
  void again(std::vector<Waiting> refused);
  void alone(Waiting& one);
  void tell(Waiting& one);

  World& world_;
  Who who_;
  std::string commands_;  // their ids follow one another, and so do their rows
  std::uint64_t command_ = 0;
  bool write_;
  Memo memo_;
  std::vector<Waiting> waiting_;
  About about_;                       // of those that wait
  std::set<std::string> identities_;  // of those that wait or are being written
  SeenTests seen_;                    // dry run: nothing is written to be found
  std::vector<ImportLine> told_;
  std::optional<Sent> sent_;
};

}  // namespace muster::app
