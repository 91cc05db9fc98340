#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>

#include "app/cli/commands.h"
#include "app/cli/who.h"
#include "app/ports/shipped.h"
#include "app/workflow/adopt_rules.h"
#include "core/journal/json.h"

namespace muster::app {

namespace {

using core::msg;

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path))
    throw BadUsage{{"no-file", msg("{file} cannot be read", {{"file", path}}), msg("give the path of a file"), {}}};
  return {std::istreambuf_iterator<char>(file), {}};
}

// The files named, or every shipped pack.
std::vector<PackOffer> offers(const std::vector<std::string>& files) {
  std::vector<PackOffer> offers;
  for (const auto& file : files) {
    if (const auto shipped = shippedPack(file))
      offers.push_back({shipped->origin, shipped->text});
    else
      offers.push_back({file, contents(file)});
  }
  if (files.empty())
    for (const auto& pack : shippedPacks()) offers.push_back({pack.origin, pack.text});
  return offers;
}

// Packs lean on each other for kinds and steps, so each brigade pack is checked with the models and catalogues: those named, else the
// shipped ones of that name. Two brigade packs never stand together.
core::Problems checkWithTheirLike(const std::vector<core::RulePack>& packs) {
  using Role = core::RulePack::Role;
  std::vector<core::RulePack> common, brigades;
  for (const auto& pack : packs) (pack.role == Role::brigade ? brigades : common).push_back(pack);
  for (const auto& shipped : shippedPacks()) {
    const bool named = std::any_of(packs.begin(), packs.end(), [&](const core::RulePack& p) { return p.name == shipped.name; });
    auto pack = core::parsePack(shipped.text, shipped.origin);
    if (pack && !named && pack->role != Role::brigade) common.push_back(std::move(pack).value());
  }
  auto problems = core::checkTogether(common);
  for (const auto& brigade : brigades) {
    auto together = common;
    together.push_back(brigade);
    for (auto& problem : core::checkTogether(together))
      if (std::find(problems.begin(), problems.end(), problem) == problems.end()) problems.push_back(std::move(problem));
  }
  return problems;
}

int check(Invocation& invocation, const std::vector<std::string>& files) {
  core::Problems problems;
  std::vector<core::RulePack> packs;
  const auto given = offers(files);
  for (const auto& offer : given) {
    auto pack = core::parsePack(offer.text, offer.file);
    if (pack)
      packs.push_back(std::move(pack).value());
    else
      problems.insert(problems.end(), pack.problems().begin(), pack.problems().end());
  }
  if (problems.empty()) {
    problems = checkWithTheirLike(packs);
    for (const auto& offer : given) problems = core::withPlaces(std::move(problems), offer.text, offer.file);
  }
  if (invocation.json()) {
    core::Json::Array list;
    for (const auto& problem : problems)
      list.push_back(core::Json::Object{{"code", problem.code},
                                        {"file", problem.where.file},
                                        {"line", problem.where.line},
                                        {"column", problem.where.column},
                                        {"text", core::english(problem.text)},
                                        {"remedy", core::english(problem.remedy)}});
    invocation.out << core::canonical(core::Json::Object{
                          {"good", problems.empty()}, {"packs", static_cast<std::int64_t>(packs.size())}, {"problems", std::move(list)}})
                   << "\n";
  } else if (problems.empty()) {
    for (const auto& pack : packs) invocation.out << pack.name << " " << pack.revision << ": good, " << pack.digest.substr(0, 12) << "\n";
  } else {
    for (const auto& problem : problems) invocation.out << core::english(problem) << "\n";
  }
  return problems.empty() ? kAnswered : kNo;
}

int diff(Invocation& invocation, const std::vector<std::string>& files) {
  const auto station = invocation.station();
  core::Json::Array list;
  for (const auto& offer : offers(files)) {
    const auto difference = diffRules(station->world(), offer);
    if (!difference) return refuse(invocation.err, difference.problems());
    core::Json::Array lines, affected, judged;
    auto& out = invocation.out;
    const bool text = !invocation.json();
    if (text)
      out << difference->name << ": " << (difference->adopted.empty() ? "not adopted" : difference->adopted) << " -> " << difference->offered << "\n";
    for (const auto& line : difference->lines) {
      lines.push_back(core::english(line));
      if (text) out << "  " << core::english(line) << "\n";
    }
    for (const auto& unit : difference->affected) {
      affected.push_back(core::Json::Object{
          {"id", unit.unit}, {"before", core::name(unit.before)}, {"after", core::name(unit.after)}, {"reason", core::english(unit.reason)}});
      if (text)
        out << "  affects " << unit.unit << ": " << core::name(unit.before) << " -> " << core::name(unit.after) << " " << core::english(unit.reason)
            << "\n";
    }
    for (const auto& other : difference->judged) {
      judged.push_back(json(other));
      if (text) out << "  judges again " << english(other) << "\n";
    }
    list.push_back(core::Json::Object{{"name", difference->name},
                                      {"adopted", difference->adopted},
                                      {"offered", difference->offered},
                                      {"lines", std::move(lines)},
                                      {"affected", std::move(affected)},
                                      {"judged_otherwise", std::move(judged)}});
  }
  if (invocation.json()) invocation.out << core::canonical(list) << "\n";
  return kAnswered;
}

int adopt(Invocation& invocation, const std::vector<std::string>& files) {
  if (files.empty())
    throw BadUsage{{"file", msg("rules adopt takes the packs to adopt"), msg("name files, or shipped packs: bg4 cn-mine-rescue us-49 de-plan"), {}}};
  const auto station = invocation.station();
  const auto answer = adoptRules(station->world(), whoActs(invocation, station->world()), offers(files));
  if (!answer) return refuse(invocation.err, answer.problems());
  const auto& facts = answer->receipt.facts;
  const auto count = std::count_if(facts.begin(), facts.end(), [&](core::FactId id) {
    const auto fact = station->world().journal.fact(id);
    return fact && fact->kind.starts_with("RulesAdopted/");
  });
  invocation.out << count << (count == 1 ? " pack" : " packs") << " adopted\n";
  for (const auto& remark : answer->remarks) invocation.out << core::english(remark) << "\n";
  return kAnswered;
}

int confirm(Invocation& invocation, const std::vector<std::string>& words) {
  const auto& given = invocation.arguments;
  if (words.size() != 1 || !given.has("document") || !given.has("page"))
    throw BadUsage{{"rule",
                    msg("rules confirm takes one rule id and where it was read"),
                    msg("for example: muster rules confirm relief-valve.benchman --document \"BG 4 manual\" --edition 9021851 --page 27"),
                    {}}};
  const auto station = invocation.station();
  ConfirmLimit input{words.front(), given.get("document"), given.get("edition"), given.get("page"), {}, core::plainCode(given.get("second"))};
  if (given.has("evidence")) input.evidence = station->world().blobs.put(contents(given.get("evidence")), "application/octet-stream");
  const auto answer = confirmLimit(station->world(), whoActs(invocation, station->world()), input);
  if (!answer) return refuse(invocation.err, answer.problems());
  invocation.out << words.front() << " is confirmed\n";
  for (const auto& remark : answer->remarks) invocation.out << core::english(remark) << "\n";
  return kAnswered;
}

int run(Invocation& invocation) {
  const auto& words = invocation.arguments.words();
  const std::string act = words.empty() ? "" : words.front();
  const std::vector<std::string> rest(words.begin() + (words.empty() ? 0 : 1), words.end());
  if (act == "check") return check(invocation, rest);
  if (act == "diff") return diff(invocation, rest);
  if (act == "adopt") return adopt(invocation, rest);
  if (act == "confirm") return confirm(invocation, rest);
  throw BadUsage{{"act", msg("rules takes check, diff, adopt or confirm"), msg("see muster rules --help"), {}}};
}

}  // namespace

CliCommand rulesCommand() {
  return {"rules",
          "check|diff|adopt|confirm [PACK...]",
          "Check rule packs (file, line, column), show who a new revision affects, adopt, confirm a figure.",
          {byOption(),
           {"document", "NAME", "confirm: where the figure was read"},
           {"edition", "E", "confirm: its edition"},
           {"page", "P", "confirm: its page"},
           {"evidence", "FILE", "confirm: a photo of that page"},
           {"second", "PERSON", "confirm: the second person who looked"}},
          run};
}

}  // namespace muster::app
