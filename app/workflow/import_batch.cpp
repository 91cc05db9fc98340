#include "app/workflow/import_batch.h"

#include "app/workflow/record_test.h"
#include "core/journal/test_identity.h"

namespace muster::app {
namespace {

constexpr int kTries = 3;  // then a test is entered by itself, as a person would

// The test a command records; it knows the set, the bench and the tester by their codes.
core::TestRun runOf(const core::Command& command) { return std::get<core::TestRecorded>(*core::meaningOf(command.facts.front())).run; }

}  // namespace

ImportBatch::ImportBatch(World& world, Who who, bool write)
    : world_(world), who_(std::move(who)), write_(write), memo_([this](const core::Subject& subject) {
        if (sent_ && sent_->about.contains(subject)) collect();  // a reader may see it before or after that
        const auto waiting = about_.find(subject);
        return waiting == about_.end() ? 0 : waiting->second;
      }) {
  who_.command.clear();  // each test is a command of its own, known by its identity
  who_.occurredAt.reset();
  if (write_) commands_ = world_.random.hex(16) + "-";
}

void ImportBatch::add(core::TestRun run, int line, int lastLine) {
  Waiting one;
  one.identity = core::identityOf(run);
  // The same test twice: the first must be on record before the second can be compared with it.
  while (write_ && identities_.contains(one.identity)) {
    collect();
    send();
    collect();
  }
  one.line.line = line;
  one.line.lastLine = lastLine;
  one.line.unit = run.unit;
  one.line.procedure = run.procedure;
  decide(one, run);
  wait(std::move(one));
}

namespace {

std::vector<ImportLine::Decided> decidedBy(const core::TestVerdict& verdict) {
  std::vector<ImportLine::Decided> steps;
  for (const auto& step : verdict.steps) {
    if (!step.rule.empty() && step.uncertainty) steps.push_back({step.step, step.rule, step.uncertainty->text(), step.tur});
  }
  return steps;
}

}  // namespace

void ImportBatch::decide(Waiting& one, const core::TestRun& run) {
  std::string readings;
  bool conflict = false;
  const Decide decide = [&](Looking& look) {
    auto decision = decideTest(look, who_, {run, Strictness::fromFile});
    if (decision && !decision->happenings.empty()) {
      const auto& test = std::get<core::TestRecorded>(decision->happenings.front());
      readings = test.readings, conflict = test.conflict, one.line.verdict = test.verdict.overall;
      one.line.decided = decidedBy(test.verdict);
    }
    return decision;
  };
  std::vector<core::Message> remarks;
  std::optional<core::Receipt> already;
  Who who = who_;
  if (write_) who.command = commands_ + std::to_string(1'000'000'000 + ++command_);
  auto command = prepare(world_, who, decide, remarks, already, From::program, &memo_);
  one.command = {};
  if (!command) {
    one.line.fate = ImportLine::Fate::quarantine;
    one.line.problem = command.problems().front();
    one.decided = true;
    return;
  }
  one.decided = already.has_value();
  one.line.fate = already ? ImportLine::Fate::already : conflict ? ImportLine::Fate::conflict : ImportLine::Fate::take;
  if (!write_ && !already) {
    const auto seen = seen_.look(one.identity, readings);
    if (seen != SeenTests::Seen::never) one.line.fate = seen == SeenTests::Seen::same ? ImportLine::Fate::already : ImportLine::Fate::conflict;
  }
  if (write_ && !one.decided) one.command = std::move(command).value();
}

void ImportBatch::wait(Waiting one) {
  for (auto& fact : one.command.facts) {
    fact.body = core::Body(fact.body.bytes());  // thousands wait: the bytes are a third of the struct, and soon read again
    for (const auto& subject : fact.subjects) {
      ++about_[subject];
      memo_.decided(subject);
    }
  }
  identities_.insert(one.identity);
  waiting_.push_back(std::move(one));
}

void ImportBatch::send() {
  sent_.emplace();
  sent_->lines.swap(waiting_);
  sent_->about.swap(about_);
  for (auto& one : sent_->lines) {
    if (!one.decided && write_) sent_->commands.push_back(std::move(one.command));
  }
  if (sent_->commands.empty()) return;
  sent_->results = std::async(std::launch::async, [this, &commands = sent_->commands] { return world_.journal.appendAll(commands); });
}

void ImportBatch::collect() {
  if (!sent_) return;
  std::vector<core::AppendResult> results;
  if (sent_->results.valid()) results = sent_->results.get();
  auto done = std::move(*sent_);
  sent_.reset();
  std::vector<Waiting> refused;
  std::size_t at = 0;
  for (auto& one : done.lines) {
    if (!one.decided && write_ && std::holds_alternative<core::Refusal>(results[at++])) {
      one.command = std::move(done.commands[at - 1]);
      refused.push_back(std::move(one));
    } else {
      tell(one);
    }
  }
  if (!refused.empty()) again(std::move(refused));
}

// Somebody changed a set or a bench meanwhile.
void ImportBatch::again(std::vector<Waiting> refused) {
  for (auto& one : refused) ++one.refused;
  for (auto& one : waiting_) refused.push_back(std::move(one));
  waiting_.clear();
  about_.clear();
  for (auto& one : refused) {
    if (one.refused >= kTries) alone(one);
  }
  memo_.forget();
  for (auto& one : refused) {
    if (!one.decided) decide(one, runOf(one.command));
    wait(std::move(one));
  }
}

void ImportBatch::alone(Waiting& one) {
  one.decided = true;
  const auto run = runOf(std::exchange(one.command, {}));
  const auto answer = carryOut(
      world_, who_,
      [&](Looking& look) {
        return decideTest(look, who_, {run, Strictness::fromFile});
      },
      From::program);
  if (!answer) {
    one.line.fate = ImportLine::Fate::quarantine;
    one.line.problem = answer.problems().front();
  } else if (answer->receipt.repeated) {
    one.line.fate = ImportLine::Fate::already;
  }
}

void ImportBatch::tell(Waiting& one) {
  identities_.erase(one.identity);
  told_.push_back(std::move(one.line));
}

std::vector<ImportLine> ImportBatch::settle() {
  collect();
  send();
  memo_.refresh();
  if (!write_ || memo_.size() > kKnown) memo_.forget();
  return std::exchange(told_, {});
}

std::vector<ImportLine> ImportBatch::finish() {
  do {
    collect();
    if (!waiting_.empty()) send();
  } while (sent_);
  return std::exchange(told_, {});
}

}  // namespace muster::app
