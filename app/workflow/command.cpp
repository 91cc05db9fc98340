#include "app/workflow/command.h"

#include <chrono>

#include "app/workflow/refuse.h"

namespace muster::app {
namespace {

using namespace std::chrono_literals;

// A watch on the wall and the clock of the PC differ; a day decides whether a told time is worth a remark.
constexpr auto kClocksDiffer = 5min;
constexpr auto kLateAfter = 24h;
constexpr int kAttempts = 3;

core::Outcome<core::Nothing> checkPerson(Looking& look, const Who& who, From from) {
  if (who.person.empty()) {
    if (from == From::program || look.world().views.people().empty()) return core::Nothing{};
    return refuse("no-person", core::msg("it is not said who does this"), core::msg("choose your name from the list"), "person");
  }
  const auto* person = look.person(who.person);
  if (!person || person->left) {
    return refuse("unknown-person", core::msg("{person} is not among the people of this store", {{"person", who.person}}),
                  core::msg("choose a name from the list, or enrol the person first"), "person");
  }
  return core::Nothing{};
}

core::Problem reused() {
  return refuse("command-reused", core::msg("this entry was already used for something else"), core::msg("reload the page and enter it again"));
}

}  // namespace

core::Outcome<core::Command> prepare(World& world, const Who& who, const Decide& decide, std::vector<core::Message>& remarks,
                                     std::optional<core::Receipt>& already, From from, Memo* memo) {
  const auto now = world.clock.now();
  Looking look(world, who.occurredAt.value_or(now), now, memo);
  if (auto person = checkPerson(look, who, from); !person) return person.problems();
  if (look.at() > now + kClocksDiffer) return inTheFuture(look, look.at());
  if (hasStrangeYear(look, look.at())) return strangeYear(look, look.at());

  auto decision = decide(look);
  if (!decision) return decision.problems();
  remarks = std::move(decision.value().remarks);
  already = decision->already;
  const auto occurredAt = decision->occurredAt.value_or(look.at());
  if (occurredAt > now + kClocksDiffer) return inTheFuture(look, occurredAt);
  if (occurredAt < now - kLateAfter) {
    remarks.push_back(core::msg("late entry: told to have happened at {time}", {{"time", look.calendar().localText(occurredAt)}}));
  }

  core::Command command;
  command.id = who.command.empty() ? world.random.hex(16) : who.command;
  command.content = who.content;
  for (auto& happening : decision.value().happenings) {
    command.facts.push_back(core::draft(std::move(happening), occurredAt, who.person, who.assurance));
  }
  command.expected = look.expected();
  return command;
}

core::Outcome<Answer> carryOut(World& world, const Who& who, const Decide& decide, From from) {
  if (!who.command.empty()) {
    bool other = false;
    if (auto receipt = world.journal.receiptOf(who.command, who.content, other)) {
      receipt->repeated = true;
      return Answer{*receipt, {}};
    }
    if (other) return reused();
  }
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    Answer answer;
    std::optional<core::Receipt> already;
    auto command = prepare(world, who, decide, answer.remarks, already, from);
    if (!command) return command.problems();
    if (already) {
      answer.receipt = *already;
      answer.receipt.repeated = true;
      return answer;
    }
    const auto result = world.journal.append(command.value());
    if (const auto* receipt = std::get_if<core::Receipt>(&result)) {
      answer.receipt = *receipt;
      if (receipt->clockBehind) answer.remarks.push_back(core::msg("the clock stands behind the last record: set it right"));
      return answer;
    }
    if (std::get<core::Refusal>(result).why == core::Refusal::Why::reused) return reused();
  }
  return refuse("moved-on", core::msg("somebody else changed this at the same moment"), core::msg("look at how it stands now, then enter it again"));
}

}  // namespace muster::app
