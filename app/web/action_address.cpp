#include "app/web/action_address.h"

#include "app/web/ask.h"

namespace muster::app {

std::string actionAddress(const core::Action& action) {
  const std::string& code = action.code;
  const std::string unit = unitPath(action.target), query = urlEncoded(action.target), detail = urlEncoded(action.detail);
  if (code == "full-test") return "/bench/" + query;
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
  if (code == "confirm-limit" || code == "adopt-rules") return "/rules";
  if (code == "register") return "/units/new";
  return unit;  // "settle-conflict" and what is yet to come: the page of the unit tells
}

}  // namespace muster::app
