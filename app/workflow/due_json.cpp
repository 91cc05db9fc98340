#include "app/workflow/due_json.h"

namespace muster::app {

namespace {
core::Json dayOrNull(const std::optional<core::Date>& day) { return day ? core::Json(core::text(*day)) : core::Json(); }
}  // namespace

core::Json json(const core::Due& due) {
  return core::Json::Object{{"id", due.unit},
                            {"plan", due.plan},
                            {"title", due.title.en},
                            {"last_done", dayOrNull(due.lastDone)},
                            {"last_day", dayOrNull(due.lastDay)},
                            {"do_by", dayOrNull(due.doBy)},
                            {"start_by", dayOrNull(due.startBy)},
                            {"chosen", due.chosen},
                            {"by", due.by},
                            {"count", core::english(due.count)},
                            {"blocks", due.severity == core::Severity::block},
                            {"minutes", due.minutes},
                            {"declared", due.declared},
                            {"to_be_confirmed", due.toBeConfirmed},
                            {"note", core::english(due.note)}};
}

}  // namespace muster::app
