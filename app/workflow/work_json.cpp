#include "app/workflow/work_json.h"

namespace muster::app {

using core::Json;

namespace {

Json textOf(World& world, const std::string& digest) { return digest.empty() ? Json("") : Json(world.blobs.get(digest).value_or("")); }
Json when(const std::optional<core::Instant>& at) { return at ? Json(core::text(*at)) : Json(); }

}  // namespace

Json orderJson(World& world, const core::CaseState& order) {
  const core::WorkOrder& work = *order.work;
  return Json::Object{{"id", order.code},
                      {"unit", work.unit},
                      {"rack", work.rack},
                      {"cause", work.cause},
                      {"about", work.about},
                      {"title", textOf(world, order.title)},
                      {"step", name(work.step)},
                      {"assigned_to", work.assignedTo},
                      {"until", work.until ? Json(core::text(*work.until)) : Json()},
                      {"note", textOf(world, work.note)},
                      {"opened", when(order.openedAt)},
                      {"opened_by", order.openedBy},
                      {"done", when(order.closedAt)},
                      {"outcome", order.outcome}};
}

Json workJson(World& world, bool openOnly) {
  Json::Array orders, without;
  for (const auto& order : workOrders(world, openOnly)) orders.push_back(orderJson(world, order));
  for (const auto& need : workWithoutOrder(world)) {
    without.push_back(Json::Object{{"unit", need.unit}, {"cause", need.cause}, {"about", need.about}, {"title", need.what.en}});
  }
  return Json::Object{{"orders", std::move(orders)}, {"without_order", std::move(without)}};
}

}  // namespace muster::app
