#include <fstream>
#include <iomanip>
#include <iterator>
#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/cli/who.h"
#include "app/workflow/case_files.h"
#include "app/workflow/case_json.h"

namespace muster::app {

namespace {

using core::msg;

constexpr const char* kCriteria[] = {"kind", "prefix", "from", "to", "serials", "made-from", "made-to", "lots", "part-numbers", "mark"};

core::RecallCriteria criteriaOf(Invocation& invocation) {
  std::map<std::string, std::string> words;
  for (const char* name : kCriteria) {
    if (invocation.arguments.has(name)) words[name] = invocation.arguments.get(name);
  }
  auto criteria = core::parseCriteria(words);
  if (!criteria) throw BadUsage{criteria.problems().front()};
  return std::move(criteria).value();
}

std::string placeWords(const core::Place& place) {
  if (const auto* in = std::get_if<core::InSlot>(&place)) return in->rack + "/" + in->slot;
  if (const auto* out = std::get_if<core::Out>(&place)) return "OUT with " + out->holder;
  if (const auto* away = std::get_if<core::Away>(&place)) return "away at " + away->receiver;
  if (const auto* in = std::get_if<core::InUnit>(&place)) return "in " + in->unit;
  return "in no slot";
}

void tell(std::ostream& out, const RecallReport& report) {
  out << report.meant << " meant, " << report.maybe << " to be looked at; " << report.out << " of them out, " << report.worn << " worn before\n";
  for (const auto& row : report.rows) {
    out << std::left << std::setw(14) << row.unit << std::setw(8) << (row.match.meant == core::Meant::yes ? "MEANT" : "look") << std::setw(24)
        << (row.host.empty() ? placeWords(row.place) : "in " + row.host + ", " + placeWords(row.place)) << core::english(row.match.why)
        << (row.everWorn ? "; worn before" : "") << (row.quarantined ? "; quarantined" : "") << (row.retired ? "; retired" : "") << "\n";
  }
}

int settle(Invocation& invocation, const std::vector<std::string>& words) {
  if (words.size() != 4) {
    throw BadUsage{{"words",
                    msg("recall settle takes a case, a unit and what was found"),
                    msg("for example: muster recall settle RECALL-1 BG4-07 clear --note \"valve the right way round\""),
                    {}}};
  }
  const auto station = invocation.station();
  SettleUnit input{words[1], words[2], words[3], {}, invocation.arguments.get("note")};
  if (invocation.arguments.has("evidence")) {
    std::ifstream file(invocation.arguments.get("evidence"), std::ios::binary);
    if (!file)
      throw BadUsage{
          {"no-file", msg("{file} cannot be read", {{"file", invocation.arguments.get("evidence")}}), msg("give the path of a photo or a page"), {}}};
    input.evidence = station->world().blobs.put(std::string(std::istreambuf_iterator<char>(file), {}), "application/octet-stream");
  }
  return acted(invocation, settleUnit(station->world(), whoActs(invocation, station->world()), input), words[2] + ": " + words[3]);
}

int close(Invocation& invocation, const std::vector<std::string>& words) {
  if (words.size() != 3) {
    throw BadUsage{{"words", msg("recall close takes a case and its outcome"), msg("for example: muster recall close RECALL-1 effective"), {}}};
  }
  const auto station = invocation.station();
  const CloseCase input{words[1], words[2], invocation.arguments.get("note")};
  return acted(invocation, closeCase(station->world(), whoActs(invocation, station->world()), input), words[1] + " is closed");
}

int open(Invocation& invocation) {
  const auto criteria = criteriaOf(invocation);
  const auto station = invocation.station();
  return acted(invocation, openRecall(station->world(), whoActs(invocation, station->world()), {criteria, invocation.arguments.get("open")}),
               "the case is open; muster recall --format json shows it");
}

int run(Invocation& invocation) {
  const auto& words = invocation.arguments.words();
  if (!words.empty() && words.front() == "settle") return settle(invocation, words);
  if (!words.empty() && words.front() == "close") return close(invocation, words);
  if (!words.empty())
    throw BadUsage{{"words", msg("recall knows settle and close, not {word}", {{"word", words.front()}}), msg("see muster recall --help"), {}}};
  if (invocation.arguments.has("open")) return open(invocation);
  const auto criteria = criteriaOf(invocation);
  AskedAt asked(invocation);
  const auto report = recallOf(asked.world(), criteria);
  if (!report) return refuse(invocation.err, report.problems());
  if (invocation.json())
    invocation.out << core::canonical(json(report.value())) << "\n";
  else
    tell(invocation.out, report.value());
  return kAnswered;
}

}  // namespace

CliCommand recallCommand() {
  return {"recall",
          "[settle CASE UNIT clear|corrected|affected | close CASE OUTCOME]",
          "Whom a notice of the maker concerns: where they are, whether they were worn; --open quarantines them.",
          {atOption(),
           byOption(),
           {"kind", "KIND", "only units of this kind"},
           {"prefix", "TEXT", "what stands before the serial number"},
           {"from", "N", "first number"},
           {"to", "N", "last number"},
           {"serials", "A,B", "a list of serial numbers"},
           {"made-from", "DAY", "made on this day or later"},
           {"made-to", "DAY", "made on this day or earlier"},
           {"lots", "A,B", "lots"},
           {"part-numbers", "A,B", "part numbers"},
           {"mark", "TEXT", "what to look for on each"},
           {"open", "TITLE", "open a case for this notice and quarantine what it means"},
           {"note", "TEXT", "settle, close: what was looked at"},
           {"evidence", "FILE", "settle: a photo or a page"}},
          run};
}

}  // namespace muster::app
