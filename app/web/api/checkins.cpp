// POST /api/v1/checkins: in, out or into a slot, for door readers and other programs. The same use cases as the scan station.
#include <algorithm>

#include "app/web/api/json_command.h"
#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/refusal_status.h"
#include "app/workflow/check_in.h"
#include "app/workflow/check_out.h"
#include "app/workflow/place_unit.h"

namespace muster::app {
namespace {

using Branch = core::AfterUse::Branch;

std::optional<Branch> useNamed(const std::string& name) {
  if (name == "worn") return Branch::worn;
  if (name == "opened") return Branch::opened;
  if (name == "carried") return Branch::carried;
  if (name == "mask_only") return Branch::maskOnly;
  return std::nullopt;
}

struct Asked {
  std::string command, unit, direction, holder, use, job, reason, slot;
  std::optional<core::Instant> expected, occurredAt;
  bool reported = false, override_ = false, stays = false, ice = false;
};

Asked readAsked(JsonBody& body, const core::Calendar& calendar) {
  Asked asked;
  for (const char* needed : {"command", "direction"}) body.need(needed);
  asked.command = body.text("command"), asked.unit = body.text("unit"), asked.direction = body.text("direction");
  const std::string code = body.text("code");
  if (asked.unit.empty()) asked.unit = code;
  asked.holder = body.text("holder"), asked.use = body.text("use"), asked.job = body.text("job"), asked.reason = body.text("reason"),
  asked.slot = body.text("slot");
  asked.expected = body.moment("expected", calendar), asked.occurredAt = body.moment("occurred_at", calendar);
  asked.reported = body.flag("reported"), asked.override_ = body.flag("override"), asked.stays = body.flag("stays_loose"),
  asked.ice = body.flag("ice");
  const auto& direction = asked.direction;
  if (asked.unit.empty())
    body.wrong("unit", core::msg("{member} is missing.", {{"member", "unit"}}), core::msg("Give the unit or the code that was scanned."));
  if (!direction.empty() && direction != "in" && direction != "out" && direction != "place") {
    body.wrong("direction", core::msg("{member} is not known here.", {{"member", direction}}), core::msg("It is one of in, out, place."));
  }
  if (direction == "in" && !useNamed(asked.use)) {
    body.wrong("use", core::msg("It is not said how it was used."), core::msg("It is one of worn, opened, carried, mask_only."));
  }
  if (direction == "place" && asked.slot.find_first_of("/-") == std::string::npos) {
    body.wrong("slot", core::msg("{member} is missing.", {{"member", "slot"}}), core::msg("Write rack and slot as R04/A2."));
  }
  return asked;
}

core::Outcome<Answer> act(World& world, const Who& who, const Asked& asked, const std::string& unit) {
  if (asked.direction == "in") return checkIn(world, who, {unit, *useNamed(asked.use), !asked.stays});
  if (asked.direction == "out")
    return checkOut(world, who, {{unit}, asked.holder, asked.expected, asked.job, asked.reported, asked.override_, asked.reason, asked.ice});
  const auto cut = asked.slot.find('/') != std::string::npos ? asked.slot.find('/') : asked.slot.rfind('-');
  return placeUnit(world, who, {unit, asked.slot.substr(0, cut), asked.slot.substr(cut + 1), false});
}

}  // namespace

Response checkinsApi(const Request& request, Site& site) {
  JsonBody body(request.body);
  const auto calendar = site.world.calendar();
  const Asked asked = readAsked(body, *calendar);
  const std::string by = body.text("by");
  if (!body.good()) return refused(request, site, 400, body.problems());
  // A code on a label may be an alias or a serial number; what may mean several units is asked back.
  const auto meant = site.world.views.resolve(asked.unit);
  if (meant.size() > 1) {
    std::string all;
    for (const std::string& code : meant) all += (all.empty() ? "" : " ") + code;
    const core::Problems several{{"several-units",
                                  core::msg("{code} may mean several units: choose", {{"code", asked.unit}}),
                                  core::msg("Send the code of one of them: {units}", {{"units", all}}),
                                  {.field = "unit"}}};
    return refused(request, site, 422, several);
  }
  const std::string unit = meant.empty() ? core::plainCode(asked.unit) : meant.front();
  Who who = whoOf(request);
  who.command = asked.command, who.occurredAt = asked.occurredAt;
  if (!by.empty()) who.person = by;
  const auto done = act(site.world, who, asked, unit);
  if (!done) return refused(request, site, statusOf(done.problems(), true), done.problems());
  return receiptAnswer(request, site, *done, {{"unit", unit}});
}

}  // namespace muster::app
