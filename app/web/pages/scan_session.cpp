// The acts of this shift, each with its undo; what is still out; undoing.
#include <algorithm>
#include <map>
#include <set>

#include "app/web/ask.h"
#include "app/web/fact_words.h"
#include "app/web/pages/pages.h"
#include "app/web/pages/place_words.h"
#include "app/web/pages/scan_look.h"
#include "app/web/parts.h"
#include "app/web/refusal_status.h"
#include "app/workflow/undo_fact.h"

namespace muster::app {
namespace {

using namespace std::chrono_literals;

constexpr int kLooked = 200;  // facts back from the newest
constexpr std::size_t kMostActs = 12, kMostOut = 40;
constexpr auto kShift = 12h;

std::optional<core::Message> toldAs(const core::Happening& happening, Records& records, const Translator& say) {
  using Branch = core::AfterUse::Branch;
  if (const auto* in = std::get_if<core::CheckedIn>(&happening)) {
    switch (in->use) {
      case Branch::worn: return core::msg("checked in, worn");
      case Branch::opened: return core::msg("checked in, opened but not worn");
      case Branch::carried: return core::msg("checked in, not used");
      case Branch::maskOnly: return core::msg("checked in, only the mask was worn");
    }
  }
  if (const auto* out = std::get_if<core::CheckedOut>(&happening)) {
    const std::string holder = holderName(say, records, out->holder);
    if (out->reported) return core::msg("left with {holder}, as reported", {{"holder", holder}});
    if (out->overridden) return core::msg("checked out to {holder} although not ready", {{"holder", holder}});
    return core::msg("checked out to {holder}", {{"holder", holder}});
  }
  if (const auto* placed = std::get_if<core::UnitPlaced>(&happening))
    return core::msg("placed in {slot}", {{"slot", slotName({placed->rack, placed->slot})}});
  return std::nullopt;
}

std::string unitOf(const core::Fact& fact) {
  return !fact.subjects.empty() && fact.subjects.front().kind == core::Subject::Kind::unit ? fact.subjects.front().code : std::string();
}

void setStillOut(View& body, Site& site, const Translator& say) {
  const core::Instant now = site.world.clock.now();
  std::vector<UnitRow> out = site.world.views.units({}, now);
  std::erase_if(out, [](const UnitRow& unit) { return !std::holds_alternative<core::Out>(unit.place); });
  const auto expected = [](const UnitRow& unit) { return std::get<core::Out>(unit.place).expected.value_or(core::Instant::distantFuture()); };
  std::stable_sort(out.begin(), out.end(), [&](const UnitRow& a, const UnitRow& b) { return expected(a) < expected(b); });
  body.set("hasOut", !out.empty()).set("outCount", say.plural("{n} still out", "{n} still out", static_cast<long>(out.size())));
  if (out.size() > kMostOut) out.resize(kMostOut);
  const auto calendar = site.world.calendar();
  body.list("stillOut", out, [&](View& row, const UnitRow& unit) {
    const auto& place = std::get<core::Out>(unit.place);
    row.set("code", unit.code)
        .set("address", "/scan?mode=in&code=" + urlEncoded(unit.code))
        .set("holder", holderName(say, site.world.records, place.holder));
    row.set("late", place.expected && *place.expected < now)
        .set("back", place.expected ? calendar->localText(*place.expected).substr(5) : std::string());
  });
}

}  // namespace

std::vector<ScanAct> actsOfShift(Site& site, const std::string& person, const Translator& say) {
  std::vector<core::Fact> facts = site.world.views.latest(std::nullopt, kLooked, {});  // newest first
  std::set<core::FactId> undone;
  for (const core::Fact& fact : facts) {
    if (!fact.kind.starts_with("FactUndone/")) continue;
    const auto read = core::read(fact);
    if (const auto* undo = read ? std::get_if<core::FactUndone>(&read.value()) : nullptr) undone.insert(undo->target);
  }
  std::vector<ScanAct> acts;
  std::map<std::string, std::size_t> byCommand;
  const core::Instant from = site.world.clock.now() - kShift;
  std::reverse(facts.begin(), facts.end());
  for (const core::Fact& fact : facts) {
    if (fact.by != person || fact.recordedAt < from) continue;
    const auto read = core::read(fact);
    const auto did = read ? toldAs(read.value(), site.world.records, say) : std::nullopt;
    if (!did) continue;
    const auto [found, fresh] = byCommand.emplace(fact.command, acts.size());
    if (fresh) acts.push_back({{}, {}, *did, fact.recordedAt, false});
    ScanAct& act = acts[found->second];
    act.facts.push_back(fact.id);
    const std::string unit = unitOf(fact);
    if (std::find(act.units.begin(), act.units.end(), unit) == act.units.end()) act.units.push_back(unit);
    act.undone = act.undone || undone.contains(fact.id);
  }
  std::reverse(acts.begin(), acts.end());
  return acts;
}

void setSession(View& body, const Request& request, Site& site, const ScanAsk& ask, const std::vector<ScanAct>& acts) {
  const Translator& say = site.say(request);
  const auto calendar = site.world.calendar();
  const auto standing = std::count_if(acts.begin(), acts.end(), [](const ScanAct& act) { return !act.undone; });
  body.set("actCount", say.plural("{n} this shift", "{n} this shift", standing)).set("hasActs", !acts.empty());
  const auto person = site.world.records.person(request.person);
  body.set("actPerson", person ? person->name : std::string());
  std::vector<ScanAct> shown(acts.begin(), acts.begin() + static_cast<std::ptrdiff_t>(std::min(acts.size(), kMostActs)));
  body.list("acts", shown, [&](View& row, const ScanAct& act) {
    std::string facts;
    for (const core::FactId id : act.facts) facts += (facts.empty() ? "" : " ") + core::text(id);
    const std::string first = act.units.empty() ? std::string() : act.units.front();
    row.set("time", clockTime(act.at, *calendar)).set("unit", first).set("did", say.tr(act.did)).set("undone", act.undone).set("facts", facts);
    row.set("others", act.units.size() > 1 ? say.plural("and {n} more", "and {n} more", static_cast<long>(act.units.size()) - 1) : std::string());
    row.set("spoken", say.tr(core::msg("Undo: {unit} {did}", {{"unit", first}, {"did", say.tr(act.did)}})));
  });
  body.set("mode", ask.mode).set("holder", ask.holder).set("expected", ask.expected).set("job", ask.job);
  setStillOut(body, site, say);
}

// One act is undone whole: a set checked in and put back, a squad that left.
Response scanUndo(const Request& request, Site& site) {
  ScanAsk ask = ScanAsk::of(request.form, "chosen");
  UndoFacts undo{{}, "scan station"};
  std::string rest = request.form.get("facts");
  while (!rest.empty()) {
    const auto blank = rest.find(' ');
    if (const auto id = core::parseFactId(rest.substr(0, blank))) undo.facts.push_back(*id);
    rest = blank == std::string::npos ? std::string() : rest.substr(blank + 1);
  }
  if (undo.facts.empty()) {
    return scanStation(request, site, ask, {{"empty", core::msg("It is not said what to undo."), core::msg("Press the button beside the line."), {}}},
                       422);
  }
  const auto done = undoFacts(site.world, whoOf(request), undo);
  if (!done) return scanStation(request, site, ask, inRecordWords(site.say(request), site.world, done.problems()), statusOf(done.problems()));
  site.leaveNote(request, core::msg("Undone. The record stays, struck through."));
  return seeOther(ask.address());
}

}  // namespace muster::app
