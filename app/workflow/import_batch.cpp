#include "app/workflow/import_batch.h"

#include "app/workflow/record_test.h"
#include "app/workflow/refuse.h"
#include "core/journal/test_identity.h"

namespace muster::app {

void ImportBatch::add(core::TestRun run, int line, int lastLine) {
  const auto identity = core::identityOf(run);
  // The same test twice in one batch: the first must be on record before the second can be compared with it.
  if (write_ && identities_.contains(identity)) append();
  identities_.insert(identity);
  Waiting one;
  one.line.line = line;
  one.line.lastLine = lastLine;
  one.line.unit = run.unit;
  one.line.procedure = run.procedure;
  one.run = std::move(run);
  decide(one);
  waiting_.push_back(std::move(one));
}

void ImportBatch::decide(Waiting& one) {
  const RecordTest input{one.run, Strictness::fromFile};
  std::string readings;
  bool conflict = false;
  const Decide decide = [&](Looking& look) {
    auto decision = decideTest(look, who_, input);
    if (decision && !decision->happenings.empty()) {
      const auto& test = std::get<core::TestRecorded>(decision->happenings.front());
      readings = test.readings, conflict = test.conflict, one.line.verdict = test.verdict.overall;
    }
    return decision;
  };
  std::vector<core::Message> remarks;
  std::optional<core::Receipt> already;
  Who who = who_;
  who.command.clear();  // each test is a command of its own, known by its identity
  who.occurredAt.reset();
  auto command = prepare(world_, who, decide, remarks, already, From::program, &memo_);
  if (!command) {
    one.line.fate = ImportLine::Fate::quarantine;
    one.line.problem = command.problems().front();
    one.decided = true;
    return;
  }
  one.decided = already.has_value();
  one.line.fate = already ? ImportLine::Fate::already : conflict ? ImportLine::Fate::conflict : ImportLine::Fate::take;
  if (!write_ && !already) {
    const auto seen = seen_.look(core::identityOf(one.run), readings);
    if (seen != SeenTests::Seen::never) one.line.fate = seen == SeenTests::Seen::same ? ImportLine::Fate::already : ImportLine::Fate::conflict;
  }
  if (one.decided || !write_) return;
  one.command = std::move(command).value();
  for (auto& expected : one.command.expected) {
    if (const auto ahead = ahead_.find(expected.subject); ahead != ahead_.end()) expected.revision += ahead->second;
  }
  for (const auto& fact : one.command.facts) {
    for (const auto& subject : fact.subjects) ++ahead_[subject];
  }
}

void ImportBatch::append() {
  std::vector<core::Command> commands;
  std::vector<Waiting*> those;
  for (auto& one : waiting_) {
    if (one.decided || !write_) continue;
    commands.push_back(std::move(one.command));
    those.push_back(&one);
  }
  const auto results = commands.empty() ? std::vector<core::AppendResult>{} : world_.journal.appendAll(commands);
  memo_.appended();
  bool refused = false;
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (std::holds_alternative<core::Receipt>(results[i])) {
      for (const auto& fact : commands[i].facts) {
        for (const auto& subject : fact.subjects) memo_.wrote(subject);
      }
    } else {
      refused = true;
      alone(*those[i]);
    }
  }
  if (refused) memo_.forget();
  for (auto& one : waiting_) told_.push_back(std::move(one.line));
  waiting_.clear();
  identities_.clear();
  ahead_.clear();
}

// Somebody changed the set meanwhile: decided again by itself, like any other entry.
void ImportBatch::alone(Waiting& one) {
  Who who = who_;
  who.command.clear();
  who.occurredAt.reset();
  const RecordTest input{one.run, Strictness::fromFile};
  const auto answer = carryOut(
      world_, who, [&](Looking& look) { return decideTest(look, who, input); }, From::program);
  if (!answer) {
    one.line.fate = ImportLine::Fate::quarantine;
    one.line.problem = answer.problems().front();
  } else if (answer->receipt.repeated) {
    one.line.fate = ImportLine::Fate::already;
  }
}

std::vector<ImportLine> ImportBatch::settle() {
  append();
  std::vector<ImportLine> told;
  told.swap(told_);
  return told;
}

}  // namespace muster::app
