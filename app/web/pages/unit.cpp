// The page of one unit: what it is, how it stands and why, what to do next; its parts, dues, trends and story.
#include "app/web/action_address.h"
#include "app/web/ask.h"
#include "app/web/code_words.h"
#include "app/web/fact_words.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/pages/place_words.h"
#include "app/web/pages/unit_look.h"
#include "app/web/parts.h"
#include "app/web/person_words.h"
#include "app/web/standing_since.h"

namespace muster::app {
namespace {

struct Known {
  std::string word, text, address;
  bool code = false;
};

bool good(core::SetState state) { return state == core::SetState::ready || state == core::SetState::dueSoon; }

std::string placeAddress(const core::Place& place) {
  if (const auto* slot = std::get_if<core::InSlot>(&place)) return "/racks/" + urlEncoded(slot->rack) + "?slot=" + urlEncoded(slot->slot);
  if (const auto* in = std::get_if<core::InUnit>(&place)) return unitPath(in->unit);
  return {};
}

std::string owners(const UnitLook& look) {
  const auto word = [&](const std::string& code) {
    return code.find(':') == std::string::npos ? codeWord(look.say, code) : holderName(look.say, look.world.records, code);
  };
  const std::string &owner = look.unit.owner, &holder = look.unit.holder;
  return holder.empty() || holder == owner ? word(owner) : (owner.empty() ? std::string() : word(owner) + " ") + "→ " + word(holder);
}

std::string sinceUntil(const UnitLook& look) {
  std::string text;
  if (const auto since = good(look.now.state) ? std::nullopt : standingSince(look.world, look.code, look.now)) {
    text = look.say.tr(core::msg("Since {time}.", {{"time", look.calendar->localText(*since)}}));
  }
  const auto until = core::readyUntil(look.assessment.timeline, look.at);
  if (!until) return text;
  const core::Date last = look.calendar->dateOf(*until - std::chrono::microseconds(1));
  const core::Segment& after = core::at(look.assessment.timeline, *until);
  const std::string day = core::text(last);
  text += look.is(core::Kind::Role::apparatus) ? look.say.tr(core::msg("Can go until {day}.", {{"day", day}}))
                                               : look.say.tr(core::msg("Good until {day}.", {{"day", day}}));
  if (!after.reasons.empty()) text += " " + look.say.tr(core::msg("Then: {reason}", {{"reason", reasonText(look.say, after.reasons.front())}}));
  return text;
}

struct Door {
  std::string word, address;
};

// What else can be done from here, by what the unit is and where it stands.
std::vector<Door> doors(const UnitLook& look) {
  using Role = core::Kind::Role;
  const std::string path = unitPath(look.code);
  std::vector<Door> out;
  const auto add = [&](std::string word, std::string address) { out.push_back({std::move(word), std::move(address)}); };
  if (look.unit.retiredAt) return out;
  const bool away = std::holds_alternative<core::Away>(look.unit.place), outside = std::holds_alternative<core::Out>(look.unit.place);
  if (look.rules->fullTest(look.unit.kind)) add(look.say.tr("Start a test"), "/bench/" + urlEncoded(look.code));
  if (outside) add(look.say.tr("Check in"), "/scan?mode=in&code=" + urlEncoded(look.code));
  const bool holdsGas = look.unit.kind == "cylinder" || look.unit.fill || look.unit.pressure || look.unit.parts.contains("cylinder");
  if (holdsGas) add(look.say.tr("Record a fill"), path + "/fill"), add(look.say.tr("Read the pressure"), path + "/pressure");
  if (look.is(Role::calibrator)) {
    add(look.say.tr("Accept a certificate"), path + "/certificate");
    if (!look.unit.outOfService) add(look.say.tr("Withdraw from use"), path + "/withdraw");
    if (!look.unit.certificates.empty()) add(look.say.tr("Review the certificate"), path + "/review");
    add(look.say.tr("How often it is calibrated"), path + "/interval");
    add(look.say.tr("Check against a standard"), path + "/check");
    if (!look.unit.certificates.empty()) add(look.say.tr("Extend the certificate"), path + "/extend");
    add(look.say.tr("Found out of tolerance"), path + "/failed");
    if (!look.unit.foundOut.empty()) add(look.say.tr("What rested on it"), "/impact/" + urlEncoded(look.code));
  }
  if (look.unit.afterUse) add(look.say.tr("Care after use"), path + "/care");
  if (look.unit.releaseOwed) add(look.say.tr("Release it"), path + "/release");
  if (outside && look.is(Role::apparatus)) add(look.say.tr("Turn round at the scene"), path + "/turn-round");
  if (look.is(Role::consumable)) add(look.say.tr("Stock came or went"), path + "/stock");
  if (look.unit.kind == "absorber") add(look.say.tr("Fill the canister"), path + "/canister");
  if (look.unit.kind == "mask") add(look.say.tr("Issue to a person"), path + "/issue");
  add(look.say.tr("Report a fault"), path + "/fault");
  if (!look.unit.faults.empty()) add(look.say.tr("Clear a fault"), path + "/clear");
  add(look.say.tr("Maintenance done"), path + "/maintenance");
  if (!outside && !away && !std::holds_alternative<core::InUnit>(look.unit.place)) {
    add(look.say.tr("Move to a slot"), "/scan?mode=place&code=" + urlEncoded(look.code));
    add(look.say.tr("Send away"), path + "/send");
  }
  if (away) add(look.say.tr("Take it back"), path + "/return");
  add(look.say.tr("Retire"), path + "/retire");
  return out;
}

}  // namespace

void setIdentity(View& body, const UnitLook& look) {
  const core::UnitState& unit = look.unit;
  std::vector<Known> facts;
  facts.push_back({look.say.tr("Kind"), look.kindTitle() + (unit.model.empty() ? "" : " · " + unit.model), {}});
  if (!unit.serial.empty()) facts.push_back({look.say.tr("Serial number"), unit.serial, {}, true});
  if (!unit.owner.empty() || !unit.holder.empty()) { facts.push_back({look.say.tr("Owner → holder"), owners(look), {}}); }
  facts.push_back({look.say.tr("Place now"), unit.retiredAt ? look.say.tr("Retired") : whereText(look.say, look.world.records, unit.place),
                   unit.retiredAt ? "" : placeAddress(unit.place)});
  const auto* slot = std::get_if<core::InSlot>(&unit.place);
  if (!unit.issuedTo.empty()) facts.push_back({look.say.tr("Issued to"), personText(look.world, unit.issuedTo), {}});
  for (const auto& open : unit.quarantines) facts.push_back({look.say.tr("Quarantined by"), open.file, "/cases/" + urlEncoded(open.file)});
  if (unit.home && (!slot || *slot != *unit.home)) { facts.push_back({look.say.tr("Its own slot"), slotName(*unit.home), placeAddress(*unit.home)}); }
  body.set("code", look.code);
  body.list("identity", facts, [](View& row, const Known& fact) {
    row.set("word", fact.word).set("text", fact.text).set("address", fact.address).set("linked", !fact.address.empty()).set("isCode", fact.code);
  });
}

void setVerdict(View& body, const UnitLook& look) {
  const auto& reasons = look.now.reasons;
  setStatus(body, look.say, look.now.state);
  body.set("hasFirst", !reasons.empty()).set("first", reasons.empty() ? std::string() : reasonText(look.say, reasons.front()));
  const std::vector<core::Reason> more(reasons.empty() ? reasons.begin() : reasons.begin() + 1, reasons.end());
  body.list("more", more, [&](View& row, const core::Reason& reason) { row.set("text", reasonText(look.say, reason)); });
  body.list("orders", look.unit.work,
            [](View& row, const core::OpenWork& open) { row.set("order", open.file).set("orderAddress", orderPath(open.file)); });
  body.set("hasOrders", !look.unit.work.empty());
  body.set("hasMore", !more.empty()).set("sinceUntil", sinceUntil(look));
  body.set("late", look.unit.lateEntry);
}

void setActions(View& body, const UnitLook& look) {
  body.set("canAct", !look.past);
  const bool next = !look.past && look.now.next.has_value();
  body.set("hasNext", next);
  View action;
  if (next) {
    const core::Action& one = *look.now.next;
    action.set("address", actionAddress(one, *look.rules))
        .set("text", actionText(look.say, one))
        .set("minutes", one.minutes)
        .set("hasMinutes", one.minutes > 0);
    const bool fit = one.code == "fill" && !one.detail.empty() && look.unit.parts.contains(one.detail);
    action.set("hasFit", fit).set("fitAddress", unitPath(look.code) + "/parts/" + urlEncoded(one.detail));
    action.set("fitText", look.say.tr("Fit another cylinder"));
  }
  body.set("next", next ? std::move(action) : View());
  body.list("doors", look.past ? std::vector<Door>() : doors(look),
            [](View& row, const Door& door) { row.set("word", door.word).set("address", door.address); });
}

void setFaults(View& body, const UnitLook& look) {
  body.set("hasFaults", !look.unit.faults.empty());
  body.list("faults", look.unit.faults, [&](View& row, const core::Fault& fault) {
    const auto note = fault.note.empty() ? std::nullopt : look.world.blobs.get(fault.note);
    row.set("stateClass", fault.blocks ? "bad" : "due").set("word", codeWord(look.say, fault.code)).set("note", note.value_or(""));
    row.set("since", look.calendar->localText(fault.since)).set("address", unitPath(look.code) + "/clear?fault=" + urlEncoded(fault.id));
  });
}

Response unitPage(const Request& request, Site& site) {
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  const std::string typed = request.params.get("code"), code = core::plainCode(typed);
  const bool past = asksForMoment(request);
  std::optional<KnownAt> known;
  if (past) known.emplace(site.world, *at);
  World& world = past ? known->world() : site.world;
  auto unit = unitOf(world, code);
  if (!unit) {
    const auto meant = world.views.resolve(typed);
    return meant.size() == 1 && meant.front() != code ? seeOther(unitPath(meant.front())) : unknownUnit(request, site, typed);
  }
  UnitLook look(site.say(request), world, *at, code, std::move(*unit));
  look.past = past;
  View body;
  setIdentity(body, look);
  setVerdict(body, look);
  setActions(body, look);
  setFaults(body, look);
  setParts(body, look);
  setFittings(body, look);
  setDetails(body, look);
  setInstrument(body, look);
  setDues(body, look);
  setForecast(body, look);
  setTrends(body, look);
  setStory(body, look, request.query.get("story") == "all");
  PageHead head{.templateName = "unit", .title = code + " " + stateWord(look.say, look.now.state), .nav = "/ledger"};
  if (past) head.at = *at;
  return page(request, site, std::move(head), std::move(body));
}

}  // namespace muster::app
