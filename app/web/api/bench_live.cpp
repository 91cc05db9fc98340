// Which tests with live instruments are under way, for programs beside: the simulated technician watches it as a real one would the screen.
#include "app/web/pages/pages.h"
#include "core/journal/json.h"

namespace muster::app {

Response benchLiveApi(const Request&, Site& site) {
  core::Json::Array sittings;
  for (const auto& unit : site.sittings.open()) {
    const auto seen = site.sittings.look(unit);
    if (!seen) continue;
    const auto* at = seen->at();
    const bool works = at && at->step->measure == core::Measure::works;
    core::Json::Object one{{"set", unit}, {"bench", seen->bench}, {"step", at ? at->step->id : std::string()}};
    one.emplace("under_way", at && (seen->atHand.begun || works));
    one.emplace("meter", seen->atHand.meter ? seen->atHand.meter->meter : std::string());
    sittings.emplace_back(std::move(one));
  }
  return jsonAnswer(core::canonical(core::Json(core::Json::Object{{"sittings", std::move(sittings)}})));
}

}  // namespace muster::app
