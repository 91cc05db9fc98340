#include "app/web/action_address.h"

#include "app/web/ask.h"
#include "core/upkeep/plan_standing.h"

namespace muster::app {

namespace {

std::string benchPath(const std::string& unit, const core::Procedure* procedure) {
  return "/bench/" + urlEncoded(unit) + (procedure && !procedure->full ? "?procedure=" + urlEncoded(procedure->id) : "");
}

}  // namespace

std::string orderPath(std::string_view file) { return "/orders/" + urlEncoded(file); }

std::string actionAddress(const core::Action& action, const core::RuleBook& rules) {
  const std::string& code = action.code;
  const std::string unit = unitPath(action.target), query = urlEncoded(action.target), detail = urlEncoded(action.detail);
  if (code == "full-test") return "/bench/" + query;
  if (const auto* named = rules.procedure(action.detail); named && code == "partial-test") return benchPath(action.target, named);
  if (code == "partial-test" || code == "retest") return "/bench/" + query + "?owed=1";
  if (code == "declare") return "/opening/" + query;
  if (code == "fill") return unit + "/fill";
  if (code == "second-reading") return unit + "/pressure";
  if (code == "clear-fault") return unit + "/clear?fault=" + detail;
  if (code == "fit-part") return action.detail.empty() ? unit : unit + "/parts/" + detail;
  if (code == "check-in") return "/scan?mode=in&code=" + query;
  if (code == "return") return unit + "/return";
  if (code == "maintenance") return unit + "/maintenance?plan=" + detail;
  if (code == "certificate") return unit + "/certificate";
  if (code == "review-certificate") return unitPath(action.target) + "/review";
  if (code == "confirm-limit" || code == "adopt-rules") return "/rules";
  if (code == "register") return "/units/new";
  if (code == "care") return unit + "/care?step=" + detail;
  if (code == "release") return unit + "/release";
  if (code == "stock") return unit + "/stock";
  if (code == "settle-case") return "/cases/" + detail;
  return unit;  // "settle-conflict" and what is yet to come: the page of the unit tells
}

std::string dueAddress(const core::Due& due, const std::string& kind, const core::Place& place, const core::RuleBook& rules) {
  const std::string unit = unitPath(due.unit);
  if (due.plan == "certificate") return unit + "/certificate";
  const core::Plan* plan = rules.plan(due.plan);
  const auto* in = std::get_if<core::InUnit>(&place);
  if (plan && !plan->procedure.empty()) {
    const core::Procedure* procedure = rules.procedure(plan->procedure);
    const bool own = !procedure || procedure->kind == kind;
    return own ? benchPath(due.unit, procedure) : in ? benchPath(in->unit, procedure) : unit;
  }
  // What counts from the making or the fitting is a life: at its end another part is fitted, and one on the shelf goes.
  const core::Kind* known = rules.kind(kind);
  const bool part = known && known->role != core::Kind::Role::apparatus && (in || known->role == core::Kind::Role::part);
  if (plan && part && (plan->from == "made" || plan->from == "fitted")) {
    return in ? unitPath(in->unit) + "/parts/" + urlEncoded(core::familyOf(kind, rules)) : unit;
  }
  return unit + "/maintenance?plan=" + urlEncoded(due.plan);
}

}  // namespace muster::app
