// The reference of the JSON, made from THE table of routes: it cannot say what is not served.
#include <map>

#include "app/web/pages/pages.h"
#include "app/web/routes.h"
#include "core/journal/json.h"

namespace muster::app {
namespace {

using core::Json;

// The {names} of a path.
Json::Array parametersOf(std::string_view path) {
  Json::Array parameters;
  for (std::size_t open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
    const auto name = path.substr(open + 1, path.find('}', open) - open - 1);
    parameters.push_back(Json::Object{{"name", name}, {"in", "path"}, {"required", true}, {"schema", Json::Object{{"type", "string"}}}});
  }
  return parameters;
}

Json::Object operationOf(const Route& route) {
  const Json problem = Json::Object{{"description", "Problems with code, text, remedy and field"},
                                    {"content", Json::Object{{"application/problem+json", Json::Object{}}}}};
  Json::Object operation{
      {"summary", route.help},
      {"responses", Json::Object{{"default", problem},
                                 {route.method == "GET" ? "200" : "201",
                                  Json::Object{{"description", "The answer"}, {"content", Json::Object{{"application/json", Json::Object{}}}}}}}}};
  if (auto parameters = parametersOf(route.path); !parameters.empty()) operation["parameters"] = std::move(parameters);
  if (route.body == Body::json)
    operation["requestBody"] = Json::Object{{"required", true}, {"content", Json::Object{{"application/json", Json::Object{}}}}};
  return operation;
}

}  // namespace

Response openApi(const Request&, Site& site) {
  Json::Object paths;
  for (const Route& route : routes()) {
    if (!route.path.starts_with("/api/")) continue;
    std::string method(route.method);
    for (char& letter : method) letter = static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
    Json& path = paths.try_emplace(std::string(route.path), Json::Object{}).first->second;
    path.asObject()->emplace(std::move(method), operationOf(route));
  }
  return jsonAnswer(core::canonical(Json::Object{
      {"openapi", "3.0.3"}, {"info", Json::Object{{"title", "Muster"}, {"version", site.options.version}}}, {"paths", std::move(paths)}}));
}

}  // namespace muster::app
