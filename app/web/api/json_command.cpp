#include "app/web/api/json_command.h"

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/refusal_status.h"

namespace muster::app {

Who readWho(const Request& request, JsonBody& body, const core::Calendar& calendar) {
  body.need("command");
  Who who = whoOf(request);
  who.command = body.text("command");
  who.occurredAt = body.moment("occurred_at", calendar);
  if (const std::string by = body.text("by"); !by.empty()) who.person = core::plainCode(by);
  return who;
}

const Translator& speaks(const Request& request, Site& site) {
  return site.languages.translator(request.query.has("lang") ? request.language : "en");
}

Response receiptAnswer(const Request& request, Site& site, const Answer& answer, core::Json::Object more) {
  const Translator& say = speaks(request, site);
  core::Json::Array facts, remarks;
  for (const core::FactId id : answer.receipt.facts) facts.emplace_back(core::text(id));
  for (const core::Message& remark : answer.remarks) remarks.emplace_back(say.tr(remark));
  more["facts"] = std::move(facts), more["remarks"] = std::move(remarks);
  more["recorded_at"] = core::text(answer.receipt.recordedAt), more["repeated"] = answer.receipt.repeated;
  return jsonAnswer(core::canonical(core::Json(std::move(more))), answer.receipt.repeated ? 200 : 201);
}

Response refusedCommand(const Request& request, Site& site, core::Problems problems, const std::map<std::string, std::string>& members,
                        std::string_view notThere) {
  int status = statusOf(problems);
  for (auto& problem : problems) {
    if (status == 422 && !notThere.empty() && problem.code == notThere) status = 404;
    auto& field = problem.where.field;
    if (const auto named = members.find(field); named != members.end())
      field = named->second;
    else if (field == "person")
      field = "by";
  }
  return refused(request, site, status, problems);
}

}  // namespace muster::app
