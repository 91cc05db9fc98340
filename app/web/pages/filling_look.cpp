#include "app/web/pages/filling_look.h"

#include <algorithm>
#include <map>

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/asked_unit.h"
#include "core/base/plain_text.h"

namespace muster::app {
namespace {

std::vector<std::string> codesIn(const std::string& text) {
  std::vector<std::string> codes;
  std::string code;
  const auto take = [&] {
    if (auto plain = core::plainCode(code); !plain.empty()) codes.push_back(std::move(plain));
    code.clear();
  };
  for (const char c : text) {
    if (c == ',' || c == ';' || c == '\n' || c == ' ')
      take();
    else
      code += c;
  }
  take();
  return codes;
}

}  // namespace

std::string standWord(const Translator& say, core::CylinderStand stand) {
  switch (stand) {
    case core::CylinderStand::full: return say.tr("full");
    case core::CylinderStand::settling: return say.tr("settling");
    case core::CylinderStand::secondReading: return say.tr("second reading due");
    case core::CylinderStand::residual: return say.tr("residual pressure");
    case core::CylinderStand::empty: return say.tr("empty");
    case core::CylinderStand::unread: return say.tr("not read");
    case core::CylinderStand::inUse: return say.tr("in use");
    case core::CylinderStand::out: return say.tr("out");
    case core::CylinderStand::atTestStation: return say.tr("at the test station");
    case core::CylinderStand::away: return say.tr("away");
  }
  return {};
}

FillingLook::FillingLook(const Request& request, Site& site, const std::function<bool(const CylinderLine&)>& wanted)
    : all(cylindersAt(site.world, site.world.clock.now())) {
  const Fields& asked = request.writes() ? request.form : request.query;
  std::vector<std::string> named;
  const auto name = [&](const std::string& code) {
    const bool fresh = !code.empty() && std::find(named.begin(), named.end(), code) == named.end();
    if (fresh) named.push_back(code);
    return fresh;
  };
  for (const auto& code : asked.every("cylinder")) name(core::plainCode(code));
  for (const auto& code : codesIn(asked.get("more"))) grown = name(code) || grown;
  if (named.empty()) {
    std::copy_if(all.begin(), all.end(), std::back_inserter(lines), wanted);
    return;
  }
  Looking look(site.world, site.world.clock.now(), site.world.clock.now());
  for (const auto& code : named) {
    const auto known = std::find_if(all.begin(), all.end(), [&](const CylinderLine& line) { return line.code == code; });
    if (known != all.end())
      lines.push_back(*known);
    else
      lines.push_back({.code = code, .against = againstFilling(look, code)});
  }
}

std::string cylinderNote(const Translator& say, const CylinderLine& line) {
  std::string text = standWord(say, line.stand);
  if (const auto& reading = line.pressure ? line.pressure : line.fill) text += " · " + reading->pressure.text();
  if (!line.host.empty()) text += " · " + line.host;
  for (const auto& due : line.dues) {
    if (due.lastDay && due.severity == core::Severity::block)
      text += " · " + say.tr(core::msg("{plan} by {day}", {{"plan", due.title}, {"day", core::text(*due.lastDay)}}));
  }
  return text;
}

View fillingBody(const Translator& say, const FillingLook& look, const std::string& title, const std::string& lead, const std::string& action,
                 const std::string& button) {
  std::map<core::CylinderStand, int> counts;
  for (const auto& line : look.all) ++counts[line.stand];
  std::string tally;
  for (const auto& [stand, count] : counts) tally += (tally.empty() ? "" : say.tr(", ")) + standWord(say, stand) + " " + std::to_string(count);
  View body = sheetBody(title, lead + (tally.empty() ? "" : " " + say.tr(core::msg("Now: {tally}.", {{"tally", tally}}))), action, button, "/ledger");
  std::vector<View> hidden(look.lines.size());
  for (std::size_t i = 0; i < hidden.size(); ++i) hidden[i].set("name", "cylinder").set("value", look.lines[i].code);
  body.set("hidden", std::move(hidden));
  return body;
}

FormField moreField(const Translator& say) {
  return {.kind = FormField::Kind::text,
          .name = "more",
          .label = say.tr("More cylinders"),
          .hint = say.tr("Codes one after the other; they get lines of their own before anything is recorded.")};
}

FormField whenField(const Translator& say) {
  return {.kind = FormField::Kind::time,
          .name = "occurred_at",
          .label = say.tr("When it happened"),
          .hint = say.tr("Leave it empty for just now. What is told later is marked as a late entry.")};
}

std::optional<core::Instant> readWhen(const Request& request, Site& site, core::Problems& problems) {
  const std::string typed(core::trimmed(request.form.get("occurred_at")));
  if (typed.empty()) return std::nullopt;
  auto moment = site.world.calendar()->parseLocal(typed);
  if (moment) return *moment;
  for (core::Problem problem : moment.problems()) problem.where.field = "occurred_at", problems.push_back(std::move(problem));
  return std::nullopt;
}

std::vector<FormField::Choice> gaugesOf(const Translator& say, World& world) {
  auto gauges = calibratorChoices(say, world);
  const auto rules = world.rules();
  std::map<std::string, bool> fill;
  for (const auto& row : world.views.units({}, world.clock.now())) fill[row.code] = row.kind == "fill-gauge";
  std::stable_sort(gauges.begin(), gauges.end(), [&](const auto& a, const auto& b) {
    const auto turn = [&](const FormField::Choice& one) { return one.value.empty() ? 0 : fill[one.value] ? 1 : 2; };
    return turn(a) < turn(b);
  });
  return gauges;
}

Response fillingAnswer(const Request& request, Site& site, const std::string& title, View body, int status) {
  return page(request, site, {.templateName = "sheet_page", .title = title, .nav = "/ledger", .status = status}, std::move(body));
}

}  // namespace muster::app
