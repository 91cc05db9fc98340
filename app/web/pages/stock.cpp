// Consumables: what is held, what is good to take, the least wanted; lots with their ends. Shortage warns, it never stops a set.
#include "app/workflow/stock_lines.h"

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/parts.h"
#include "app/workflow/known_at.h"

namespace muster::app {

void setStockLine(View& row, const Translator& say, const StockLine& line) {
  const int wanted = std::max(line.count.minimum.value_or(0), line.forSquads);
  row.set("code", line.code).set("title", say.tr(line.title)).set("address", unitPath(line.code) + "/stock").set("good", line.count.good);
  row.set("held", line.count.held).set("wanted", wanted > 0 ? std::to_string(wanted) : std::string("–"));
  setStatus(row, say, line.low() ? core::SetState::dueSoon : line.now.state);
  if (line.low()) row.set("stateWord", say.tr("too few"));
  std::string lots;
  for (const auto& lot : line.lots) {
    lots += (lots.empty() ? "" : say.tr("; ")) + std::to_string(lot.count) + (lot.lot.empty() ? "" : " " + lot.lot);
    if (lot.expires) lots += say.tr(core::msg(", to {day}", {{"day", core::text(*lot.expires)}}));
  }
  row.set("lots", lots);
}

Response stockOverview(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  AsKnown known(site.world, *at, asksForMoment(request));
  const auto lines = stockAt(known.world(), *at);
  View body;
  body.set("none", lines.empty());
  setEmpty(body, say.tr("No consumable is kept here"), say.tr("Adopt the pack of consumables, then register what is kept as stock."), say.tr("Rules"),
           "/rules");
  body.list("lines", lines, [&](View& row, const StockLine& line) { setStockLine(row, say, line); });
  PageHead head{.templateName = "stock", .title = say.tr("Stock"), .nav = "/ledger"};
  if (asksForMoment(request)) head.at = *at;
  return page(request, site, std::move(head), std::move(body));
}

Response stockApi(const Request& request, Site& site) {
  const auto at = momentOf(request, site);
  if (!at) return refused(request, site, 400, at.problems());
  AsKnown known(site.world, *at, asksForMoment(request));
  return jsonAnswer(core::canonical(json(stockAt(known.world(), *at), *at)));
}

}  // namespace muster::app
