// The codec of facts and states: a struct names its fields once, and is written and read by that one list.
//
//   template <> struct Fields<Fault> { static constexpr auto list = std::make_tuple(field("id", &Fault::id), ...); };
//
// A member that equals its default is left out, so bytes stay short and a field added later leaves old bytes as they are.
// Reading is strict: a field of the wrong type or one this program does not know is refused and named. Pure.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/journal/codec_leaves.h"
#include "core/journal/json.h"

namespace muster::core::codec {

template <typename T>
struct Fields;  // static constexpr auto list
template <typename E>
struct Names;  // static constexpr std::array list: the words of an enum, in its order

template <typename T, typename Member>
struct Field {
  std::string_view name;
  Member T::*member;
};
template <typename T, typename Member>
constexpr Field<T, Member> field(std::string_view name, Member T::*member) {
  return {name, member};
}

template <typename T>
inline constexpr bool isOptional = false;
template <typename T>
inline constexpr bool isOptional<std::optional<T>> = true;
template <typename T>
inline constexpr bool isVector = false;
template <typename T>
inline constexpr bool isVector<std::vector<T>> = true;
template <typename T>
inline constexpr bool isMap = false;
template <typename T>
inline constexpr bool isMap<std::map<std::string, T>> = true;
template <typename T>
inline constexpr bool isPlain = std::is_same_v<T, bool> || std::is_same_v<T, std::string> || std::is_same_v<T, Json>;
template <typename T>
inline constexpr bool isScalar = isPlain<T> || std::is_enum_v<T> || std::is_integral_v<T>;
template <typename T>
concept HasLeaf = requires(const Json& json, T& value) { Leaf<T>::read(json, value); };

template <typename T>
Json write(const T& value);
// False where `json` does not hold a T; `wrong` then names the field ("run.steps.typed").
template <typename T>
bool read(const Json& json, T& value, std::string& wrong);

// --- structs

template <typename Member>
void writeMember(Json::Object& object, std::string_view name, const Member& value, const Member& normal) {
  const auto put = [&](Json json) { object.emplace_hint(object.end(), name, std::move(json)); };
  if constexpr (isOptional<Member>) {
    if (value) put(write(*value));
  } else if constexpr (isVector<Member> || isMap<Member>) {
    if (!value.empty()) put(write(value));
  } else if constexpr (HasLeaf<Member>) {
    if (!Leaf<Member>::leftOut(value, normal)) put(Leaf<Member>::write(value));
  } else if constexpr (isScalar<Member>) {
    if (!(value == normal)) put(write(value));
  } else {
    Json inner = write(value);
    if (!inner.asObject()->empty()) put(std::move(inner));
  }
}

template <typename T>
Json writeStruct(const T& value) {
  static const T kNormal{};
  Json::Object object;
  std::apply([&](const auto&... f) { (writeMember(object, f.name, value.*f.member, kNormal.*f.member), ...); }, Fields<T>::list);
  return Json(std::move(object));
}

template <typename T>
bool readStruct(const Json& json, T& value, std::string& wrong) {
  const Json::Object* object = json.asObject();
  if (!object) return false;
  value = T{};
  std::size_t known = 0;
  const auto take = [&](const auto& f) {
    const auto at = object->find(f.name);
    if (at == object->end()) return true;
    ++known;
    if (read(at->second, value.*f.member, wrong)) return true;
    wrong = std::string(f.name) + (wrong.empty() ? "" : "." + wrong);
    return false;
  };
  if (!std::apply([&](const auto&... f) { return (take(f) && ...); }, Fields<T>::list)) return false;
  if (known == object->size()) return true;
  for (const auto& [name, member] : *object) {
    const bool listed = std::apply([&, &name = name](const auto&... f) { return ((f.name == name) || ...); }, Fields<T>::list);
    if (!listed) wrong = name;
  }
  return false;
}

// --- words of an enum

template <typename E>
bool readName(const Json& json, E& value) {
  const std::string* text = json.asString();
  if (!text) return false;
  for (std::size_t i = 0; i < Names<E>::list.size(); ++i) {
    if (Names<E>::list[i] == *text) return value = static_cast<E>(i), true;
  }
  return false;
}

// --- everything

template <typename T>
Json write(const T& value) {
  if constexpr (HasLeaf<T>) {
    return Leaf<T>::write(value);
  } else if constexpr (isPlain<T>) {
    return Json(value);
  } else if constexpr (std::is_enum_v<T>) {
    return Json(Names<T>::list.at(static_cast<std::size_t>(value)));
  } else if constexpr (std::is_integral_v<T>) {
    return Json(static_cast<std::int64_t>(value));
  } else if constexpr (isVector<T>) {
    Json::Array array;
    array.reserve(value.size());
    for (const auto& element : value) array.push_back(write(element));
    return Json(std::move(array));
  } else if constexpr (isMap<T>) {
    Json::Object object;
    for (const auto& [key, member] : value) object.emplace_hint(object.end(), key, write(member));
    return Json(std::move(object));
  } else {
    return writeStruct(value);
  }
}

template <typename T>
bool read(const Json& json, T& value, std::string& wrong) {
  if constexpr (HasLeaf<T>) {
    return Leaf<T>::read(json, value);
  } else if constexpr (std::is_same_v<T, Json>) {
    return value = json, true;
  } else if constexpr (std::is_same_v<T, bool>) {
    return json.asBool() ? (value = *json.asBool(), true) : false;
  } else if constexpr (std::is_same_v<T, std::string>) {
    return json.asString() ? (value = *json.asString(), true) : false;
  } else if constexpr (std::is_enum_v<T>) {
    return readName(json, value);
  } else if constexpr (std::is_integral_v<T>) {
    if (!json.asInt() || !std::in_range<T>(*json.asInt())) return false;
    return value = static_cast<T>(*json.asInt()), true;
  } else if constexpr (isOptional<T>) {
    return read(json, value.emplace(), wrong);
  } else if constexpr (isVector<T>) {
    if (!json.asArray()) return false;
    value.clear();
    value.reserve(json.asArray()->size());
    for (const Json& element : *json.asArray()) {
      if (!read(element, value.emplace_back(), wrong)) return false;
    }
    return true;
  } else if constexpr (isMap<T>) {
    if (!json.asObject()) return false;
    value.clear();
    for (const auto& [key, member] : *json.asObject()) {
      if (!read(member, value.emplace_hint(value.end(), key, typename T::mapped_type{})->second, wrong)) return false;
    }
    return true;
  } else {
    return readStruct(json, value, wrong);
  }
}

// The problem of bytes that are canonical but do not say what they should.
inline Problem badField(std::string_view what, const std::string& wrong) {
  return {"bad-field",
          msg("{what} does not read: field {field}", {{"what", std::string(what)}, {"field", wrong.empty() ? "?" : wrong}}),
          msg("It was written by a newer program or damaged; use the newer program or a backup."),
          {"", 0, 0, wrong}};
}

}  // namespace muster::core::codec
