// The tree of canonical bytes, for those who ask by name instead of knowing the struct.
#include "core/journal/json.h"
#include "core/journal/json_walk.h"

namespace muster::core {

namespace {

bool read(JsonWalk& in, Json& into);

bool readObject(JsonWalk& in, Json& into) {
  if (!in.object()) return false;
  Json::Object object;
  for (std::string name; in.member(name);) {
    if (!read(in, object.emplace_hint(object.end(), name, Json())->second)) return false;
  }
  into = Json(std::move(object));
  return !in.bad();
}

bool readArray(JsonWalk& in, Json& into) {
  if (!in.array()) return false;
  Json::Array array;
  while (in.element()) {
    if (!read(in, array.emplace_back())) return false;
  }
  into = Json(std::move(array));
  return !in.bad();
}

template <typename T>
bool readPlain(JsonWalk& in, bool (JsonWalk::*reader)(T&), Json& into) {
  T value{};
  if (!(in.*reader)(value)) return false;
  into = Json(std::move(value));
  return true;
}

bool read(JsonWalk& in, Json& into) {
  switch (in.next()) {
    case '{': return readObject(in, into);
    case '[': return readArray(in, into);
    case '"': return readPlain(in, &JsonWalk::text, into);
    case 't':
    case 'f': return readPlain(in, &JsonWalk::boolean, into);
    case 'n': return in.null();  // what `into` is already
    default: return readPlain(in, &JsonWalk::integer, into);
  }
}

}  // namespace

Outcome<Json> parseCanonical(std::string_view bytes) {
  JsonWalk in(bytes);
  Json value;
  if (!read(in, value) || !in.ended()) return in.refusal();
  return value;
}

}  // namespace muster::core
