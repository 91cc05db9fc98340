// The codec of facts and states: a struct names its fields once, and is written and read by that one list, straight to canonical
// bytes and from them, without a tree between.
//
//   template <> struct Fields<Fault> { static constexpr auto list = std::make_tuple(field("id", &Fault::id), ...); };
//
// A member that equals its default is left out, so bytes stay short and a field added later leaves old bytes as they are.
// Reading is strict: a field of the wrong type or one this program does not know is refused and named. Pure.
// The list is sorted by name, for that is the order of the bytes.
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
#include "core/journal/json_walk.h"

namespace muster::core::codec {

template <typename T>
struct Fields;  // static constexpr auto list, sorted by name
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

// A member that T has from its base.
template <typename T, typename Base, typename Member>
constexpr Field<T, Member> inherited(std::string_view name, Member Base::*member) {
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
inline constexpr bool isScalar = std::is_same_v<T, bool> || std::is_same_v<T, std::string> || std::is_enum_v<T> || std::is_integral_v<T>;
template <typename T>
concept HasLeaf = requires(JsonWalk& in, T& value) { Leaf<T>::read(in, value); };

template <typename T>
void append(const T& value, std::string& out);
// False where no T stands; `wrong` then names the field ("run.steps.typed").
template <typename T>
bool read(JsonWalk& in, T& value, std::string& wrong);

// The problem of bytes that are canonical but do not say what they should.
inline Problem badField(std::string_view what, const std::string& wrong) {
  return {"bad-field",
          msg("{what} does not read: field {field}", {{"what", std::string(what)}, {"field", wrong.empty() ? "?" : wrong}}),
          msg("It was written by a newer program or damaged; use the newer program or a backup."),
          {"", 0, 0, wrong}};
}
// Of bytes that were not read, whatever they are.
inline Problems notRead(std::string_view bytes, std::string_view what, const std::string& wrong) {
  const auto tree = parseCanonical(bytes);
  return tree ? Problems{badField(what, wrong)} : tree.problems();
}

// --- structs

template <typename T>
constexpr bool isSorted() {
  std::string_view before;
  return std::apply([&](const auto&... f) { return ((std::exchange(before, f.name) < f.name) && ...); }, Fields<T>::list);
}

template <typename Member>
bool leftOut(const Member& value, const Member& normal) {
  if constexpr (isOptional<Member>) {
    return !value;
  } else if constexpr (isVector<Member> || isMap<Member>) {
    return value.empty();
  } else if constexpr (HasLeaf<Member>) {
    return Leaf<Member>::leftOut(value, normal);
  } else if constexpr (isScalar<Member>) {
    return value == normal;
  } else {
    return false;
  }
}

// A name and its colon, behind the comma where it is not the first (a value never ends with an opening mark).
inline void beginMember(std::string_view name, std::string& out) {
  if (out.back() != '{') out += ',';
  out += '"';
  out += name;
  out += "\":";
}

template <typename Member>
void appendMember(std::string_view name, const Member& value, const Member& normal, std::string& out) {
  if (leftOut(value, normal)) return;
  const std::size_t before = out.size();
  beginMember(name, out);
  if constexpr (isOptional<Member>) {
    append(*value, out);
  } else if constexpr (isVector<Member> || isMap<Member> || HasLeaf<Member> || isScalar<Member>) {
    append(value, out);
  } else {
    const std::size_t begun = out.size();
    append(value, out);
    if (out.size() - begun == 2) out.resize(before);  // "{}": nothing of it differs from the default
  }
}

template <typename T>
void appendStruct(const T& value, std::string& out) {
  static_assert(isSorted<T>(), "the fields of a struct stand in the order of their names");
  static const T kNormal{};
  out += '{';
  std::apply([&](const auto&... f) { (appendMember(f.name, value.*f.member, kNormal.*f.member, out), ...); }, Fields<T>::list);
  out += '}';
}

// Names and list run in one order, so each name is met when its turn comes; one that is not is unknown.
template <typename T>
bool readStruct(JsonWalk& in, T& value, std::string& wrong) {
  if (!in.object()) return false;
  value = T{};
  std::string name;
  bool more = in.member(name);
  const auto take = [&](const auto& f) {
    if (!more || name != f.name) return true;
    if (!read(in, value.*f.member, wrong)) {
      wrong = name + (wrong.empty() ? "" : "." + wrong);
      return false;
    }
    more = in.member(name);
    return true;
  };
  if (!std::apply([&](const auto&... f) { return (take(f) && ...); }, Fields<T>::list)) return false;
  if (more) wrong = name;
  return !more && !in.bad();
}

// --- words of an enum

template <typename E>
bool readName(JsonWalk& in, E& value) {
  std::string word;
  if (!in.text(word)) return false;
  for (std::size_t i = 0; i < Names<E>::list.size(); ++i) {
    if (Names<E>::list[i] == word) return value = static_cast<E>(i), true;
  }
  return false;
}

// --- everything

template <typename T>
void append(const T& value, std::string& out) {
  if constexpr (HasLeaf<T>) {
    Leaf<T>::append(value, out);
  } else if constexpr (std::is_same_v<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::is_same_v<T, std::string>) {
    appendText(value, out);
  } else if constexpr (std::is_enum_v<T>) {
    appendText(Names<T>::list.at(static_cast<std::size_t>(value)), out);
  } else if constexpr (std::is_integral_v<T>) {
    appendInteger(static_cast<std::int64_t>(value), out);
  } else if constexpr (isVector<T>) {
    out += '[';
    for (const auto& element : value) {
      if (out.back() != '[') out += ',';
      append(element, out);
    }
    out += ']';
  } else if constexpr (isMap<T>) {
    out += '{';
    for (const auto& [key, member] : value) {
      if (out.back() != '{') out += ',';
      appendName(key, out);
      out += ':';
      append(member, out);
    }
    out += '}';
  } else {
    appendStruct(value, out);
  }
}

template <typename T>
bool read(JsonWalk& in, T& value, std::string& wrong) {
  if constexpr (HasLeaf<T>) {
    return Leaf<T>::read(in, value);
  } else if constexpr (std::is_same_v<T, bool>) {
    return in.boolean(value);
  } else if constexpr (std::is_same_v<T, std::string>) {
    return in.text(value);
  } else if constexpr (std::is_enum_v<T>) {
    return readName(in, value);
  } else if constexpr (std::is_integral_v<T>) {
    std::int64_t number = 0;
    if (!in.integer(number) || !std::in_range<T>(number)) return false;
    return value = static_cast<T>(number), true;
  } else if constexpr (isOptional<T>) {
    return read(in, value.emplace(), wrong);
  } else if constexpr (isVector<T>) {
    if (!in.array()) return false;
    value.clear();
    while (in.element()) {
      if (!read(in, value.emplace_back(), wrong)) return false;
    }
    return !in.bad();
  } else if constexpr (isMap<T>) {
    if (!in.object()) return false;
    value.clear();
    for (std::string key; in.member(key);) {
      if (!read(in, value.emplace_hint(value.end(), key, typename T::mapped_type{})->second, wrong)) return false;
    }
    return !in.bad();
  } else {
    return readStruct(in, value, wrong);
  }
}

// The whole of `bytes` is one T. `what` names it in the problem: the bytes are not canonical, or do not say what they should.
template <typename T>
Outcome<Nothing> readWhole(std::string_view bytes, T& value, std::string_view what) {
  JsonWalk in(bytes);
  std::string wrong;
  if (read(in, value, wrong) && in.ended()) return Nothing{};
  return notRead(bytes, what, wrong);
}

}  // namespace muster::core::codec
