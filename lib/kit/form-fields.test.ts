import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formFields } from "./form-fields";

const read = (form: string) => Object.fromEntries(formFields(Buffer.from(form, "latin1")));

describe("formFields", () => {
  test("reads names and values in the charset the form itself names", () => {
    expect(read("first_name=J%FCrgen&charset=windows-1252")).toMatchObject({ first_name: "Jürgen" });
    expect(read("first_name=J%C3%BCrgen&charset=UTF-8")).toMatchObject({ first_name: "Jürgen" });
    expect(read("first_name=%93%FA%96%7B&charset=Shift_JIS")).toMatchObject({ first_name: "日本" });
  });

  test("reads UTF-8 when no charset is named, or one that nobody knows", () => {
    expect(read("name=J%C3%BCrgen")).toEqual({ name: "Jürgen" });
    expect(read("name=J%C3%BCrgen&charset=klingon")).toMatchObject({ name: "Jürgen" });
  });

  test("takes the first of two fields of one name, and leaves what is no escape as it is", () => {
    expect(read("a=1&a=2&b=50%&c&d=%zz+x")).toEqual({ a: "1", b: "50%", c: "", d: "%zz x" });
  });

  test("reads any form in UTF-8 as the platform does", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1, unit: "grapheme" }), fc.string({ unit: "grapheme" })),
        (sent) => {
          fc.pre(!Object.hasOwn(sent, "charset"));
          const form = new URLSearchParams(sent);
          expect(Object.fromEntries(formFields(Buffer.from(form.toString())))).toEqual(Object.fromEntries(form));
        },
      ),
    );
  });

  test("never throws, whatever the bytes are", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (raw) => formFields(raw).size >= 0));
  });
});
