// What sat in a set, or where a part sat: from when to when, newest first.
#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/pages/unit_look.h"
#include "app/workflow/fitting_history.h"

namespace muster::app {

void setFittings(View& body, const UnitLook& look) {
  constexpr std::size_t kOpen = 8;  // what is older is folded away
  const auto lines = fittingHistory(look.world, look.code);
  const bool host = look.is(core::Kind::Role::apparatus);
  body.set("hasFittings", !lines.empty()).set("fittingsOfSet", host).set("fittingsJson", "/api/v1/units/" + urlEncoded(look.code) + "/fittings");
  const auto row = [&](View& view, const FittingLine& line) {
    const std::string& other = host ? line.seat.part : line.seat.unit;
    view.set("position", look.say.tr(line.position)).set("other", other).set("address", unitPath(other)).set("tests", line.tests);
    view.set("from", look.calendar->localText(line.seat.from))
        .set("until", line.seat.until ? look.calendar->localText(*line.seat.until) : std::string())
        .set("still", !line.seat.until);
  };
  const auto cut = lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), kOpen));
  body.list("fittings", std::vector<FittingLine>(lines.begin(), cut), row);
  body.list("olderFittings", std::vector<FittingLine>(cut, lines.end()), row);
  body.set("hasOlder", cut != lines.end());
  body.set("olderWord", look.say.plural("{n} older", "{n} older", static_cast<long>(lines.end() - cut)));
}

Response fittingsApi(const Request& request, Site& site) {
  const std::string code = core::plainCode(request.params.get("code"));
  if (!unitOf(site.world, code)) {
    return refused(request, site, 404,
                   {{"unknown-unit", core::msg("{unit} is not of this store", {{"unit", code}}), core::msg("check the code on the label"), {}}});
  }
  return jsonAnswer(core::canonical(json(code, fittingHistory(site.world, code))));
}

}  // namespace muster::app
