// Tests gathered into one durable step: each is decided on its own and becomes its own command, all are appended together.
//
// Tests of one set do not change what the next one rests on (assembly, certificates), so a command of the batch expects the revision
// its predecessors will have made. Whatever else moved in between is refused by the journal and decided again on its own. One thread.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/workflow/command.h"
#include "app/workflow/import_file.h"
#include "app/workflow/seen_tests.h"

namespace muster::app {

class ImportBatch {
 public:
  ImportBatch(World& world, Who who, bool write) : world_(world), who_(std::move(who)), write_(write) {}

  void add(core::TestRun run, int line, int lastLine);
  bool full() const { return waiting_.size() >= kSize; }
  // Appends what waits (or only says what would be done) and tells the fate of each.
  std::vector<ImportLine> settle();

 private:
  static constexpr std::size_t kSize = 1000;  // some 40 MB; each durable step rewrites the views of every set it touches once
  struct Waiting {
    core::TestRun run;
    ImportLine line;
    bool decided = false;  // quarantined or known already: nothing to append
    core::Command command;
  };
  void decide(Waiting& one);
  void append();
  void alone(Waiting& one);

  World& world_;
  Who who_;
  bool write_;
  Memo memo_;
  std::vector<Waiting> waiting_;
  std::vector<ImportLine> told_;
  std::set<std::string> identities_;              // of those that wait
  SeenTests seen_;                                // dry run: nothing is written to be found
  std::map<core::Subject, std::uint64_t> ahead_;  // facts that wait about a subject
};

}  // namespace muster::app
