// The scan station: one huge input; what was read is acted upon at once where nothing has to be asked, else a card asks.
#include "app/web/pages/scan_look.h"

#include "app/web/layout.h"
#include "app/web/pages/board_view.h"
#include "app/web/pages/pages.h"
#include "app/web/parts.h"
#include "app/web/person_words.h"

namespace muster::app {
namespace {

std::string modeWord(const Translator& say, std::string_view mode) {
  if (mode == "out") return say.tr("Check out");
  if (mode == "place") return say.tr("Place");
  if (mode == "test") return say.tr("Test");
  return say.tr("Check in");
}

void setModes(View& body, const Translator& say, const ScanAsk& ask) {
  const std::vector<std::string> modes{"out", "in", "place", "test"};
  body.list("modes", modes,
            [&](View& row, const std::string& mode) { row.set("mode", mode).set("word", modeWord(say, mode)).set("current", mode == ask.mode); });
}

// Asked once, kept for all that is scanned after it.
void setHolder(View& body, Site& site, const Translator& say, const ScanAsk& ask, const core::Problems& problems) {
  std::vector<View> fields;
  for (const FormField& field : takerFields(say, site.world, ask.holder, ask.expected, ask.job)) fields.push_back(fieldView(field, problems, say));
  body.set("isOut", ask.mode == "out").set("holderFields", std::move(fields));
}

void setSquads(View& body, Site& site, const Translator& say) {
  std::vector<core::SquadState> squads = site.world.views.squads();
  std::erase_if(squads, [](const core::SquadState& squad) { return squad.disbanded || squad.sets.empty(); });
  body.set("hasSquads", !squads.empty());
  const bool ice = !site.world.views.units({.kind = "ice-stock", .limit = 1}, site.world.clock.now()).empty();
  body.list("squads", squads, [&](View& row, const core::SquadState& squad) {
    row.set("hasIce", ice).set("code", squad.code).set("word", say.tr(core::msg("Squad {squad} has left", {{"squad", squad.code}})));
  });
}

std::string prompt(const Translator& say, const ScanAsk& ask) {
  if (ask.mode == "place" && !ask.chosen.empty()) return say.tr(core::msg("Now scan the slot for {unit}", {{"unit", ask.chosen}}));
  return say.tr("Scan or type a code");
}

}  // namespace

std::vector<FormField> takerFields(const Translator& say, World& world, std::string holder, std::string expected, std::string job) {
  using Kind = FormField::Kind;
  FormField taker{Kind::choice, "holder", say.tr("Who takes it"), {}, std::move(holder), {}, {{"", say.tr("Choose a squad or a person")}}};
  for (const core::SquadState& squad : world.views.squads()) {
    if (!squad.disbanded) taker.choices.push_back({"squad:" + squad.code, squadTitle(say, squad.code)});
  }
  for (const PersonRecord& person : world.records.people()) taker.choices.push_back({"person:" + person.code, personText(person)});
  return {std::move(taker),
          {Kind::time, "expected", say.tr("Expected back"), {}, std::move(expected), {}, {}},
          {Kind::text, "job", say.tr("For what"), {}, std::move(job), {}, {}}};
}

ScanAsk ScanAsk::of(const Fields& fields, const std::string& chosenField) {
  ScanAsk ask;
  ask.mode = fields.get("mode", "in");
  if (ask.mode != "out" && ask.mode != "place" && ask.mode != "test") ask.mode = "in";
  ask.chosen = fields.get(chosenField);
  if (chosenField != "code") ask.typed = fields.get("code");
  ask.holder = fields.get("holder"), ask.expected = fields.get("expected"), ask.job = fields.get("job");
  ask.reason = fields.get("reason"), ask.when = fields.get("when"), ask.slot = fields.get("slot"), ask.last = fields.get("last");
  return ask;
}

ScanMode ScanAsk::scanMode() const {
  return mode == "out" ? ScanMode::out : mode == "place" ? ScanMode::place : mode == "test" ? ScanMode::test : ScanMode::in;
}

std::string ScanAsk::address() const {
  std::string out = "/scan?mode=" + mode;
  const std::pair<const char*, const std::string&> kept[] = {
      {"code", chosen}, {"holder", holder}, {"expected", expected}, {"job", job}, {"last", last}};
  for (const auto& [name, value] : kept) {
    if (!value.empty()) out += "&" + std::string(name) + "=" + urlEncoded(value);
  }
  return out;
}

Response scanStation(const Request& request, Site& site, const ScanAsk& ask, const core::Problems& problems, int status) {
  const Translator& say = site.say(request);
  const auto acts = actsOfShift(site, request.person, say);
  View body;
  // What stands against a unit is said on its card; the rest above the form.
  setErrors(body, ask.chosen.empty() ? problems : core::Problems{}, say);
  setModes(body, say, ask);
  setHolder(body, site, say, ask, problems);
  setCard(body, request, site, ask, problems, acts);
  setSession(body, request, site, ask, acts);
  setSquads(body, site, say);
  body.set("prompt", prompt(say, ask)).set("typed", ask.typed).set("chosen", ask.chosen).set("script", site.assets.url("scan.js"));
  const std::string title = say.tr(core::msg("Scan station: {mode}", {{"mode", modeWord(say, ask.mode)}}));
  return page(request, site, {.templateName = "scan", .title = title, .nav = "/scan", .status = status, .station = true}, std::move(body));
}

Response scanPage(const Request& request, Site& site) { return scanStation(request, site, ScanAsk::of(request.query, "code"), {}, 200); }

}  // namespace muster::app
